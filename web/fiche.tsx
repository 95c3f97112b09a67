import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import { absenceDuJour } from '../domain/regles/absences.ts'
import { absencesDe } from '../db/absences.ts'
import { beneficiaireVisible } from '../db/beneficiaires.ts'
import { intervenantVisible } from '../db/intervenants.ts'
import type { Ligne } from '../db/schema.ts'
import type { Change } from '../domain/change.ts'
import { jourDe } from '../domain/regles/jours.ts'
import type { Acces, Services } from './acces.ts'
import { lireNumero } from './adresse.ts'
import { introuvable } from './erreurs.tsx'
import { jourCourt, personne } from './formats.ts'
import { page } from './gabarit.tsx'
import { MOTIFS } from './libellesAbsence.ts'
import { RegionDirecte } from './regionDirecte.tsx'

type Reponse = Response | Promise<Response>

/** A part of somebody's file: what the tabs lead to. */
interface Onglet {
  nom: string
  vers: string
}

interface Montre {
  /** The path of the tab shown, after that of the file: '' for the first one. */
  onglet: string
  contenu: Child
  statut?: 200 | 422 | 409
  outils?: Child
  /** Asks for itself again when something moves: never where a form is filled. */
  directe?: boolean
}

/** A file found within the scope, and the way to show a part of it. */
interface Dossier {
  id: number
  /** ms UTC, and its Paris day. */
  instant: number
  aujourdhui: string
  /** `/beneficiaires/12`. */
  base: string
  montrer: (montre: Montre) => Reponse
}

export interface DossierBeneficiaire extends Dossier {
  beneficiaire: Ligne<'beneficiaire'>
}

export interface DossierIntervenant extends Dossier {
  intervenant: Ligne<'intervenant'>
}

const ONGLETS = {
  beneficiaire: [
    { nom: 'Dossier', vers: '' },
    { nom: 'Planning', vers: '/planning' },
    { nom: 'Absences', vers: '/absences' },
    { nom: 'Numéros', vers: '/numeros' },
    { nom: 'Journal', vers: '/journal' },
  ],
  intervenant: [
    { nom: 'Dossier', vers: '' },
    { nom: 'Planning', vers: '/planning' },
    { nom: 'Heures', vers: '/heures' },
    { nom: 'Code', vers: '/code' },
    { nom: 'Journal', vers: '/journal' },
  ],
} as const satisfies Record<string, readonly Onglet[]>

/** Answers with the beneficiaire of the address; one who is not there, or not hers to see, is not found. */
export async function surBeneficiaire(
  c: Context,
  acces: Acces,
  { db, maintenant }: Services,
  repondre: (dossier: DossierBeneficiaire) => Reponse,
): Promise<Response> {
  const id = lireNumero(c.req.param('id'))
  const beneficiaire = id === undefined ? undefined : await beneficiaireVisible(db, acces.portee, id)
  if (id === undefined || beneficiaire === undefined) return introuvable(c, acces)
  const instant = maintenant()
  const aujourdhui = jourDe(instant)
  const absence = absenceDuJour(await absencesDe(db, id), aujourdhui)
  const etiquettes = (
    <>
      {beneficiaire.gir !== null && <span class="etiquette ton-accent">GIR {beneficiaire.gir}</span>}
      {absence !== undefined && (
        <span class="etiquette ton-ambre">
          Absent : {MOTIFS[absence.motif].toLowerCase()}
          {absence.au !== null && `, jusqu’au ${jourCourt(absence.au)}`}
        </span>
      )}
      <Archive le={beneficiaire.archive_le} />
    </>
  )
  const base = `/beneficiaires/${id}`
  const cadre = { c, acces, base, nom: personne(beneficiaire), etiquettes, genre: 'beneficiaire' } as const
  return repondre({ id, instant, aujourdhui, base, beneficiaire, montrer: (m) => montrer(cadre, m) })
}

/** What answers at a page of a beneficiaire's file. */
export type RepondreDuDossier = (
  c: Context,
  acces: Acces,
  services: Services,
  dossier: DossierBeneficiaire,
) => Promise<Response>

/** Makes of it what a route takes: the beneficiaire is looked for first (see `surBeneficiaire`). */
export function routeDuDossier(services: Services) {
  return (repondre: RepondreDuDossier) => async (c: Context, acces: Acces) =>
    surBeneficiaire(c, acces, services, (dossier) => repondre(c, acces, services, dossier))
}

/** The same for a carer. */
export async function surIntervenant(
  c: Context,
  acces: Acces,
  { db, maintenant }: Services,
  repondre: (dossier: DossierIntervenant) => Reponse,
): Promise<Response> {
  const id = lireNumero(c.req.param('id'))
  const intervenant = id === undefined ? undefined : await intervenantVisible(db, acces.portee, id)
  if (id === undefined || intervenant === undefined) return introuvable(c, acces)
  const instant = maintenant()
  const base = `/intervenants/${id}`
  const nom = personne({ ...intervenant, civilite: '' })
  const etiquettes = <Archive le={intervenant.archive_le} />
  const cadre = { c, acces, base, nom, etiquettes, genre: 'intervenant' } as const
  return repondre({
    ...{ id, instant, aujourdhui: jourDe(instant), base, intervenant },
    montrer: (m) => montrer(cadre, m),
  })
}

/** What a page does of a change: not found as ever, done, or shown again with what is wrong. */
export async function apresChange(
  c: Context,
  acces: Acces,
  change: Change,
  fait: () => Reponse,
  encore: (fautes: Record<string, string>) => Reponse,
): Promise<Response> {
  if (change.type === 'fait') return fait()
  if (change.type === 'introuvable') return introuvable(c, acces)
  if (change.type === 'refusee') return encore({ [change.champ]: change.raison })
  if (change.type === 'a_confirmer') return encore({ '': change.consequences.join(' ') })
  return encore({ '': 'Quelqu’un vient de le changer : voici ce qu’il en est maintenant.' })
}

function Archive({ le }: { le: number | null }) {
  if (le === null) return <></>
  return <span class="etiquette ton-ambre">Archivé le {jourCourt(jourDe(le))}</span>
}

interface Cadre {
  c: Context
  acces: Acces
  genre: keyof typeof ONGLETS
  base: string
  nom: string
  etiquettes: Child
}

function montrer({ c, acces, genre, base, nom, etiquettes }: Cadre, montre: Montre): Reponse {
  const { onglet, contenu, statut = 200, outils, directe = false } = montre
  const ici = ONGLETS[genre].find(({ vers }) => vers === onglet)
  const liste = genre === 'beneficiaire' ? 'Bénéficiaires' : 'Intervenants'
  const corps = (
    <>
      <div class="entete">
        <p class="fil">
          <a href={`/${genre}s`}>{liste}</a>
        </p>
        <h1>{nom}</h1>
        {etiquettes}
        <div class="outils">{outils}</div>
      </div>
      <nav class="onglets" aria-label="Parties du dossier">
        {ONGLETS[genre].map(({ nom: partie, vers }) => (
          <a href={base + vers} aria-current={vers === onglet ? 'page' : undefined}>
            {partie}
          </a>
        ))}
      </nav>
      {contenu}
    </>
  )
  const titre = ici === undefined || ici.vers === '' ? nom : `${ici.nom} – ${nom}`
  return page(
    c,
    acces,
    { titre, statut },
    directe ? (
      <RegionDirecte adresse={base + onglet} acces={acces} resume="Fiche mise à jour.">
        {corps}
      </RegionDirecte>
    ) : (
      corps
    ),
  )
}
