import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { uneAntenne, unBeneficiaire, unIntervenant } from '../test/constructeurs.ts'
import { MATIN, unCompte, unExtranet } from '../test/extranet.ts'
import { jourDe, jourSuivant } from '../domain/regles/jours.ts'
import { additionner, parJour } from './intervenantHeures.tsx'
import { periodeDe } from './planningDemande.ts'

const MINUTE = 60_000
const POIDS_MAXIMAL = 100 * 1024

describe('the days of a planning', () => {
  const jour = fc.integer({ min: 0, max: 20_000 }).map((n) => jourSuivant('2000-01-01', n))

  it('a week is seven days from a Monday, a month all of its days; the neighbours touch', () => {
    fc.assert(
      fc.property(jour, fc.constantFrom('semaine' as const, 'mois' as const), (ce, vue) => {
        const periode = periodeDe(vue, ce, '2026-11-23')
        expect(periode.jours).toContain(ce)
        expect([periode.jours[0], periode.jours.at(-1)]).toEqual([periode.du, periode.au])
        periode.jours.slice(1).forEach((suivant, rang) => {
          expect(suivant).toBe(jourSuivant(periode.jours[rang] ?? ''))
        })
        if (vue === 'semaine') {
          expect(periode.jours.length).toBe(7)
          expect(new Date(`${periode.du}T00:00:00Z`).getUTCDay()).toBe(1)
        } else {
          expect(periode.du.slice(8)).toBe('01')
          expect(periode.apres.slice(8)).toBe('01')
        }
        expect(periodeDe(vue, periode.apres, ce).du).toBe(jourSuivant(periode.au))
        expect(periodeDe(vue, periode.avant, ce).au).toBe(jourSuivant(periode.du, -1))
        expect(periode.courante).toBe(periode.jours.includes('2026-11-23'))
      }),
    )
  })
})

it('hours of a month: what days hold is what weeks and the month hold', () => {
  const ligne = fc
    .tuple(
      fc.integer({ min: 0, max: 29 }),
      fc.integer({ min: 0, max: 1439 }),
      fc.integer({ min: 1, max: 600 }),
    )
    .map(([rang, minute, duree]) => {
      const debut = Date.UTC(2026, 9, 10 + rang) + minute * MINUTE
      return { jour: jourDe(debut), debut, fin: debut + duree * MINUTE, duree }
    })
  const intervention = fc.tuple(ligne, fc.constantFrom(0 as const, 1 as const), fc.boolean())
  fc.assert(
    fc.property(fc.array(ligne), fc.array(intervention), (visites, faites) => {
      const jours = parJour(
        visites,
        faites.map(([{ jour, debut, fin, duree }, corrigee, entiere]) => ({
          ...{ jour, debut_brut: debut, fin_brut: entiere ? fin : null, corrigee },
          retenu_min: entiere ? duree : null,
        })),
      )
      const somme = (durees: number[]) => durees.reduce((total, duree) => total + duree, 0)
      const entieres = somme(faites.filter(([, , entiere]) => entiere).map(([{ duree }]) => duree))
      expect(additionner([...jours.values()])).toEqual({
        prevu: somme(visites.map(({ duree }) => duree)),
        pointe: entieres,
        retenu: entieres,
        nombre: faites.length,
        corrigees: faites.filter(([, corrigee]) => corrigee === 1).length,
      })
      expect([...jours.keys()]).toEqual([...jours.keys()].toSorted((a, b) => (a < b ? -1 : 1)))
    }),
  )
})

it('a full week of an antenne, and a full month, weigh less than a hundred kilobytes', async () => {
  const { db, lire, cookie } = await unExtranet()
  const antenne_id = await uneAntenne(db)
  const lieux = await Promise.all(
    Array.from({ length: 40 }, async () => unBeneficiaire(db, { antenne_id, nom: 'Papadopoulos-Kouassi' })),
  )
  for (let n = 0; n < 25; n += 1) {
    const { id } = await unIntervenant(db, { antenne_id, nom: 'Sivakumar-Belkacem', prenom: 'Marie-Louise' })
    const lignes = Array.from({ length: 35 }, (_, rang) => {
      const debut = MATIN + (rang % 7) * 86_400_000 + Math.floor(rang / 7) * 7_200_000
      const beneficiaire_id = lieux[(n + rang) % lieux.length]?.id ?? 0
      return { beneficiaire_id, intervenant_id: id, debut, fin: debut + 60 * MINUTE, jour: jourDe(debut) }
    })
    await db
      .insertInto('visite')
      .values(lignes.map((ligne) => ({ ...ligne, prestation: 'AIDE' })))
      .execute()
    await db
      .insertInto('intervention')
      .values(
        lignes.map((ligne) => ({
          ...ligne,
          ...{ debut: ligne.debut + 20 * MINUTE, antenne_id, origine: 'telephone' as const, modifie_le: 0 },
        })),
      )
      .execute()
  }
  const biscuit = await cookie(await unCompte(db, 'gestionnaire', antenne_id))
  for (const page of ['/planning', '/planning?par=beneficiaire', '/planning?vue=mois', '/planning/urgence']) {
    const texte = await (await lire(page, biscuit)).text()
    expect(texte).toContain('Sivakumar-Belkacem')
    expect(Buffer.byteLength(texte), page).toBeLessThan(POIDS_MAXIMAL)
  }
  expect(await (await lire('/planning', biscuit)).text()).toContain('Retard 20\u00A0min')
})
