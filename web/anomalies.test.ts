import { describe, expect, it } from 'vitest'
import { HEURE, MATIN, MINUTE, texteDe, unBureau } from '../test/bureau.ts'
import { uneAntenne } from '../test/constructeurs.ts'
import { unCompte } from '../test/extranet.ts'

type Bureau = Awaited<ReturnType<typeof unBureau>>

async function anomalieDe({ db }: Bureau, code: string): Promise<number> {
  const rows = await db.selectFrom('anomalie').select(['id', 'code']).execute()
  const trouvee = rows.find((ligne) => ligne.code === code)
  if (trouvee === undefined) throw new Error(`${code} absent : ${rows.map((ligne) => ligne.code).join(', ')}`)
  return trouvee.id
}

describe('the work queue', () => {
  it('a missing departure is given its planned hour in one click, and one lands on the next line', async () => {
    const bureau = await unBureau()
    const { prevoit, pointe, recalcule, page, envoyer, intervention } = bureau
    await prevoit(MATIN - 3 * HEURE, MATIN - 2 * HEURE)
    const id = await pointe(MATIN - 3 * HEURE)
    await recalcule()
    const anomalie = await anomalieDe(bureau, 'SANS_DEPART')
    const texte = await page('/anomalies?code=SANS_DEPART')
    expect(texte).toContain('Départ comme prévu, 8 h 00')
    expect(texte).toContain('Sans départ <b>1</b>')
    expect(texte).toContain('data-touche="1"')
    const champs = { geste: 'prevu', version: '1', suivante: '77' }
    const reponse = await envoyer(`/anomalies/${anomalie}/geste?gravite=a_corriger`, champs)
    expect(reponse.headers.get('location')).toBe('/anomalies?gravite=a_corriger&fait=corrigee#x77')
    expect(await intervention(id)).toMatchObject({ fin: MATIN - 2 * HEURE, famille: 'COD' })
    // The page that was behind: it is said, nothing happens twice.
    expect((await envoyer(`/anomalies/${anomalie}/geste`, champs)).status).toBe(404)
    expect((await intervention(id)).version).toBe(2)
  })

  it('the hour is typed in the line; a wrong one comes back with its fault', async () => {
    const bureau = await unBureau()
    const { pointe, recalcule, envoyer, intervention, horloge } = bureau
    const id = await pointe(MATIN - 2 * HEURE)
    horloge.maintenant = MATIN + 14 * HEURE
    await recalcule()
    const anomalie = await anomalieDe(bureau, 'SANS_DEPART')
    const cookie = await bureau.cookieDe('gestionnaire' + bureau.antenne_id + '@sonnette.test')
    const geste = `/anomalies/${anomalie}/geste`
    const faux = await envoyer(geste, { geste: 'heure', heure: '9h99', version: '1' }, cookie)
    expect(faux.status).toBe(422)
    expect(await texteDe(faux)).toContain('value="9h99"')
    expect((await envoyer(geste, { geste: 'heure', heure: '930', version: '7' }, cookie)).status).toBe(409)
    expect((await envoyer(geste, { geste: 'heure', heure: '930', version: '1' }, cookie)).status).toBe(303)
    expect((await intervention(id)).fin).toBe(MATIN - 30 * MINUTE)
  })

  it('two halves of one visit are merged, an arrival that was a departure is turned', async () => {
    const bureau = await unBureau()
    const { db, pointe, recalcule, envoyer, page, horloge } = bureau
    // Two arrivals an hour apart: the second was the departure of the first.
    await pointe(MATIN - 3 * HEURE)
    const ligne = await db.selectFrom('intervention').selectAll().executeTakeFirstOrThrow()
    const { id: _, ...autre } = ligne
    await db
      .insertInto('intervention')
      .values({
        ...autre,
        debut: null,
        debut_brut: null,
        arrivee_id: null,
        fin: MATIN - 2 * HEURE,
        fin_brut: MATIN - 2 * HEURE,
      })
      .execute()
    horloge.maintenant = MATIN + 14 * HEURE
    await recalcule()
    const cookie = await bureau.cookieDe('gestionnaire' + bureau.antenne_id + '@sonnette.test')
    const anomalie = await anomalieDe(bureau, 'SANS_ARRIVEE')
    const texte = await page('/anomalies', cookie)
    expect(texte).toContain('C’est la même visite que l’arrivée de 7 h 00')
    const geste = /value="(fusionner-\d+-\d+)"/.exec(texte)?.[1] ?? ''
    const reponse = await envoyer(
      `/anomalies/${anomalie}/geste`,
      { geste: 'fusionner-999-1', version: '1' },
      cookie,
    )
    expect(reponse.status).toBe(422)
    expect(await texteDe(reponse)).toContain('n’est plus possible')
    const sien = texte.includes(`fusionner-${ligne.id}-`) ? `fusionner-${ligne.id}-1` : geste
    expect(
      (await envoyer(`/anomalies/${anomalie}/geste`, { geste: sien, version: '1' }, cookie)).status,
    ).toBe(303)
    const restantes = await db
      .selectFrom('intervention')
      .selectAll()
      .where('supprimee_le', 'is', null)
      .execute()
    expect(restantes).toMatchObject([{ debut: MATIN - 3 * HEURE, fin: MATIN - 2 * HEURE }])
  })

  it('a missed visit is created as planned, or acknowledged with a word', async () => {
    const bureau = await unBureau()
    const { db, prevoit, recalcule, page, envoyer } = bureau
    await prevoit(MATIN - 3 * HEURE, MATIN - 2 * HEURE)
    await prevoit(MATIN - 90 * MINUTE, MATIN - HEURE)
    await recalcule()
    expect(await page('/anomalies')).toContain('Créer comme prévu, 7 h 00 – 8 h 00')
    const ids = (await db.selectFrom('anomalie').select('id').orderBy('id').execute()).map(({ id }) => id)
    expect(ids).toHaveLength(2)
    const [premiere = 0, seconde = 0] = ids
    expect((await envoyer(`/anomalies/${premiere}/geste`, { geste: 'creer', version: '0' })).status).toBe(303)
    const [creee] = await db.selectFrom('intervention').selectAll().execute()
    expect(creee).toMatchObject({ famille: 'CRE', origine: 'manuel' })
    const sansNote = await envoyer(`/anomalies/${seconde}/geste`, { geste: 'acquitter', note: ' ' })
    expect(sansNote.status).toBe(422)
    expect(
      (await envoyer(`/anomalies/${seconde}/geste`, { geste: 'acquitter', note: 'à l’hôpital' })).status,
    ).toBe(303)
    expect(await page('/anomalies?etat=acquittees')).toContain('« à l’hôpital »')
  })

  it('several are acknowledged at once, with one word', async () => {
    const bureau = await unBureau()
    const { db, prevoit, recalcule, envoyer } = bureau
    await prevoit(MATIN - 3 * HEURE, MATIN - 2 * HEURE)
    await prevoit(MATIN - 90 * MINUTE, MATIN - HEURE)
    await recalcule()
    const ids = (await db.selectFrom('anomalie').select('id').execute()).map(({ id }): [string, string] => [
      'ids',
      String(id),
    ])
    expect((await envoyer('/anomalies/acquitter', [...ids, ['note', '']])).status).toBe(422)
    expect((await envoyer('/anomalies/acquitter', [['note', 'neige']])).status).toBe(422)
    expect(
      (await envoyer('/anomalies/acquitter?code=MANQUEE', [...ids, ['note', 'neige']])).headers.get(
        'location',
      ),
    ).toBe('/anomalies?code=MANQUEE&fait=acquittees')
    const notes = await db.selectFrom('anomalie').select(['note', 'acquittee_par']).execute()
    expect(notes.map(({ note }) => note)).toEqual(['neige', 'neige'])
    expect((await envoyer('/anomalies/acquitter', [...ids, ['note', 'encore']])).status).toBe(422)
  })

  it('of another antenne is as if absent, to the byte, one by one or several at once', async () => {
    const bureau = await unBureau()
    const { db, prevoit, recalcule, envoyer, page, cookieDe } = bureau
    await prevoit(MATIN - 3 * HEURE, MATIN - 2 * HEURE)
    await recalcule()
    const id = await anomalieDe(bureau, 'MANQUEE')
    const biscuit = await cookieDe(await unCompte(db, 'gestionnaire', await uneAntenne(db)))
    expect(await page('/anomalies', biscuit)).toContain('Rien à traiter')
    const champs = { geste: 'acquitter', note: 'x' }
    const foreign = await envoyer(`/anomalies/${id}/geste`, champs, biscuit)
    const absente = await envoyer('/anomalies/987654/geste', champs, biscuit)
    expect([foreign.status, absente.status]).toEqual([404, 404])
    expect(await foreign.text()).toBe(await absente.text())
    const lot = await envoyer(
      '/anomalies/acquitter',
      [
        ['ids', String(id)],
        ['note', 'x'],
      ],
      biscuit,
    )
    const vide = await envoyer(
      '/anomalies/acquitter',
      [
        ['ids', '987654'],
        ['note', 'x'],
      ],
      biscuit,
    )
    expect([lot.status, vide.status]).toEqual([422, 422])
    expect(await lot.text()).toBe(await vide.text())
    expect(
      (await db.selectFrom('anomalie').select('acquittee_le').executeTakeFirst())?.acquittee_le,
    ).toBeNull()
    expect(
      (await envoyer(`/anomalies/${id}/geste`, champs, await cookieDe(await unCompte(db, 'informatique'))))
        .status,
    ).toBe(403)
  })
})
