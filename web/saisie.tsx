import type { Context } from 'hono'
import { z } from 'zod'
import { motifsDuJour } from '../db/motifs.ts'
import { libellesDesPrestations } from '../db/prestations.ts'
import { prestationsProposees } from '../db/prestationsProposees.ts'
import { saisiesDe } from '../db/saisies.ts'
import { famillesDe } from '../domain/regles/motifs.ts'
import { jourDe } from '../domain/regles/jours.ts'
import type { Acces, Route, Services } from './acces.ts'
import { lireJour, lireNumero } from './adresse.ts'
import { auteurDe } from './auteur.ts'
import { lireFormulaire, versPage } from './formulaire.tsx'
import { page } from './gabarit.tsx'
import { motifChoisi } from './motifsActe.tsx'
import { feuilleRoutes } from './saisieFeuille.tsx'
import { enregistrerLignes, lignesTapees, type LigneFautive, type Sort } from './saisieLignes.ts'
import { VueSaisie } from './saisieVue.tsx'

const LIGNES = 6
const LIGNES_AU_PLUS = 24
const RECENTES = 10

/** Entry of paper sheets after an outage, several lines at once; and the sheet to print. */
export function saisieRoutes(services: Services): Route[] {
  return [
    {
      methode: 'get',
      chemin: '/saisie',
      politique: 'metier',
      repondre: (c, acces) => formulaire(c, acces, services),
    },
    {
      methode: 'post',
      chemin: '/saisie',
      politique: 'metier',
      repondre: (c, acces) => enregistrer(c, acces, services),
    },
    ...feuilleRoutes(services),
  ]
}

/** A sheet of which some lines were wrong: those recorded, those to correct, and the rest of the form. */
export interface Retour {
  sorts: readonly Sort[]
  fautives: readonly LigneFautive[]
  brut: Readonly<Record<string, string>>
  faute?: string
}

async function enregistrer(c: Context, acces: Acces, services: Services) {
  const { brut } = await lireFormulaire(c, z.object({}))
  const lignes = lignesTapees(brut, LIGNES_AU_PLUS)
  if (lignes.length === 0) {
    return formulaire(c, acces, services, {
      sorts: [],
      fautives: [],
      brut,
      faute: 'Aucune ligne n’est remplie.',
    })
  }
  const jour = lignes.map((ligne) => lireJour(ligne.jour)).find((lu) => lu !== undefined)
  const motifId = await motifChoisi(services.db, brut.motif, {
    jour: jour ?? jourDe(services.maintenant()),
    acte: 'creer',
    familles: famillesDe('creer'),
  })
  const note = (brut.note ?? '').slice(0, 500)
  const sorts = await enregistrerLignes(services, auteurDe(c, acces), lignes, { motifId, note })
  const fautives = sorts.flatMap((sort) => (sort.type === 'fautive' ? [sort] : []))
  if (fautives.length === 0) return versPage(c, '/saisie', 'enregistrees')
  return formulaire(c, acces, services, { sorts, fautives, brut })
}

async function formulaire(c: Context, acces: Acces, { db, maintenant }: Services, retour?: Retour) {
  const aujourdhui = jourDe(maintenant())
  const jour = lireJour(c.req.query('jour')) ?? aujourdhui
  const voulues = lireNumero(c.req.query('lignes')) ?? LIGNES
  return page(
    c,
    acces,
    { titre: 'Saisie de secours', statut: retour === undefined ? 200 : 422 },
    <VueSaisie
      c={c}
      acces={acces}
      jour={jour}
      aujourdhui={aujourdhui}
      nombre={Math.min(LIGNES_AU_PLUS, Math.max(voulues, retour?.fautives.length ?? 0))}
      motifs={await motifsDuJour(db, jour)}
      prestations={await prestationsProposees(db, null)}
      nomPrestation={await libellesDesPrestations(db)}
      recentes={await saisiesDe(db, acces.portee, acces.utilisateur.id, RECENTES)}
      retour={retour}
    />,
  )
}
