import { describe, expect, it } from 'vitest'
import { journaliser } from '../db/journal.ts'
import type { Role } from '../db/schema.ts'
import { uneAntenne } from '../test/constructeurs.ts'
import { MATIN, unCompte, unExtranet } from '../test/extranet.ts'

const SECRET = 'Zibeline'

async function avecDesLignes() {
  const extranet = await unExtranet()
  const { db } = extranet
  const lignes = ['beneficiaire', 'intervenant', 'intervention', 'appel', 'anomalie', 'objet inconnu']
  for (const objet of lignes) {
    await journaliser(db, {
      instant: MATIN,
      action: 'dossier changé',
      objet,
      objet_id: '987654',
      avant: JSON.stringify({ nom: SECRET }),
      apres: JSON.stringify({ nom: `${SECRET} neuve` }),
    })
  }
  const reglage = {
    instant: MATIN - 1,
    action: 'réglage changé',
    objet: 'parametre',
    objet_id: 'dureeMaxMin',
  }
  await journaliser(db, { ...reglage, apres: JSON.stringify({ valeur: 720 }) })
  return extranet
}

const LECTEURS: readonly [Role, 0 | 1, 'entier' | 'masqué' | 'fermé'][] = [
  ['siege', 0, 'entier'],
  ['auditeur', 0, 'entier'],
  ['informatique', 0, 'masqué'],
  ['administrateur', 0, 'masqué'],
  ['gestionnaire', 1, 'masqué'],
  ['gestionnaire', 0, 'fermé'],
  ['coordonnateur', 0, 'fermé'],
]

describe('the journal', () => {
  it.each(LECTEURS)('to %s (administrateur: %i) is %s', async (role, administrateur, vue) => {
    const { db, lire, cookie } = await avecDesLignes()
    const antenne = role === 'gestionnaire' || role === 'coordonnateur' ? await uneAntenne(db) : null
    const biscuit = await cookie(await unCompte(db, role, antenne, 'x@exemple.fr', administrateur))
    for (const chemin of ['/journal', '/journal.csv', '/journal?sur=987654', '/journal?objet=beneficiaire']) {
      const reponse = await lire(chemin, biscuit)
      expect(reponse.status).toBe(vue === 'fermé' ? 403 : 200)
      const texte = await reponse.text()
      if (vue === 'entier') {
        expect(texte).toContain(SECRET)
        expect(texte).toContain('987654')
        continue
      }
      expect(texte).not.toContain(SECRET)
      if (!chemin.includes('sur=')) expect(texte).not.toContain('987654')
    }
    if (vue === 'masqué') {
      expect(await (await lire('/journal', biscuit)).text()).toContain('dureeMaxMin')
      // The count must not tell either whether somebody's file was touched.
      expect(await (await lire('/journal?sur=987654', biscuit)).text()).toContain('Rien à cette période')
    }
  })

  it('is filtered by day, person, act and object, and its address says so', async () => {
    const { db, lire, cookie } = await avecDesLignes()
    const biscuit = await cookie(await unCompte(db, 'siege'))
    const lignes = async (demande: string) =>
      [...(await (await lire(`/journal?${demande}`, biscuit)).text()).matchAll(/<strong>([^<]+)<\/strong>/g)]
        .map(([, action]) => action)
        .filter((action) => action !== 'Toutes les antennes' && action !== 'Rien à cette période')
    expect(await lignes('du=2026-11-22&au=2026-11-22')).toEqual([])
    expect(await lignes('objet=parametre')).toEqual(['Réglage changé'])
    expect(await lignes('qui=1')).toEqual(['Connexion'])
    expect(await lignes(`action=${encodeURIComponent('dossier changé')}`)).toHaveLength(6)
    expect(await lignes('objet=beneficiaire&sur=987654')).toHaveLength(1)
    expect(await lignes('objet=beneficiaire&sur=98765')).toEqual([])
  })

  it('keeps what was refused: a page of another role, a sign-in; never a password', async () => {
    const { db, lire, cookie, app } = await avecDesLignes()
    const biscuit = await cookie(await unCompte(db, 'informatique'))
    for (let n = 0; n < 3; n += 1) await lire('/beneficiaires/42', biscuit)
    await app.request('/connexion', {
      method: 'POST',
      headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
      body: 'courriel=mon+mot+de+passe+secret&motdepasse=x',
    })
    const refus = await db.selectFrom('journal').selectAll().where('action', 'like', '%refusé%').execute()
    expect(refus.map(({ objet, objet_id }) => [objet, objet_id])).toEqual([
      ['page', '/beneficiaires/:id'],
      ['compte', 'adresse illisible'],
    ])
  })
})
