import { expect, onTestFinished, test } from 'vitest'
import { exposerSante } from './sante.ts'

test('en marche, en panne, et rien d’autre', async () => {
  let enPanne = false
  const sante = await exposerSante(0, async () => {
    if (enPanne) throw new Error('base fermée')
    return { etat: 'pret', enCours: 3 }
  })
  onTestFinished(() => sante.fermer())
  const demander = async (chemin: string) => fetch(`http://127.0.0.1:${sante.port}${chemin}`)
  const reponse = await demander('/sante')
  expect(reponse.status).toBe(200)
  expect(await reponse.json()).toEqual({ etat: 'pret', enCours: 3 })
  expect((await demander('/')).status).toBe(404)
  enPanne = true
  expect((await demander('/sante')).status).toBe(503)
})
