import type { PropsWithChildren } from 'hono/jsx'
import { famillesDe, type ActeMotive } from '../domain/regles/motifs.ts'
import type { Designee } from './choixPersonne.tsx'
import { Fautes } from './formulaire.tsx'
import type { Dossier } from './interventionDossier.ts'
import { Caches, Note, type Refus } from './interventionHeures.tsx'
import { ChoixMotif } from './motifsActe.tsx'

/** The acts, by the last part of the address they are sent to. */
export type CleActe =
  'heures' | 'inverser' | 'fusionner' | 'scinder' | 'personnes' | 'minutes' | 'supprimer' | 'annuler'

/** An act that was refused: its form comes back open, as it was filled. */
export interface ActeRefuse extends Refus {
  acte: CleActe
  beneficiaire?: Designee | undefined
  intervenant?: Designee | undefined
}

/** What was refused, when it was this act. */
export function refusDe(refuse: ActeRefuse | undefined, cle: CleActe): ActeRefuse | undefined {
  return refuse?.acte === cle ? refuse : undefined
}

/** One act, folded until it is wanted: its own fields, why, and the button. */
export function Acte({
  cle,
  nom,
  acte,
  dossier: { vue, motifs },
  refuse,
  retour,
  grave = false,
  children,
}: PropsWithChildren<{
  cle: CleActe
  nom: string
  acte: ActeMotive
  dossier: Dossier
  refuse: ActeRefuse | undefined
  retour?: string | undefined
  grave?: boolean
}>) {
  const sien = refusDe(refuse, cle)
  return (
    <details class="acte" open={sien !== undefined}>
      <summary>{nom}</summary>
      <form class="saisie" action={`/interventions/${vue.id}/${cle}`} method="post" data-saisie>
        <Fautes fautes={sien?.fautes} />
        <Caches version={vue.version} retour={retour} />
        {children}
        <ChoixMotif
          motifs={motifs}
          acte={acte}
          familles={famillesDe(acte)}
          id={`${cle}-motif`}
          valeur={sien?.brut.motif}
        />
        <Note id={`${cle}-note`} valeur={sien?.brut.note} />
        <div class="actions">
          <button class={grave ? 'bouton grave' : 'bouton plein'} type="submit">
            {nom}
          </button>
        </div>
      </form>
    </details>
  )
}
