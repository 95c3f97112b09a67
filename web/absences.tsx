import type { Context } from 'hono'
import { z } from 'zod'
import { absencesVisibles } from '../db/absences.ts'
import { declarerAbsence } from '../domain/declarerAbsence.ts'
import { MOTIFS_ABSENCE } from '../domain/regles/absences.ts'
import { retirerAbsence } from '../domain/retirerAbsence.ts'
import { terminerAbsence } from '../domain/terminerAbsence.ts'
import type { Acces, Route, Services } from './acces.ts'
import { lireJour, lireNumero } from './adresse.ts'
import { ListeAbsences, type Repris } from './absencesListe.tsx'
import { auteurDe } from './auteur.ts'
import { introuvable } from './erreurs.tsx'
import { apresChange, routeDuDossier, type DossierBeneficiaire, type RepondreDuDossier } from './fiche.tsx'
import { Champ, Choix, Fait, Fautes, lireFormulaire, Texte, versPage } from './formulaire.tsx'
import { MOTIFS } from './libellesAbsence.ts'

const jour = z
  .string('Donnez un jour.')
  .refine((texte) => lireJour(texte) !== undefined, 'Donnez un jour, par exemple 23/11/2026.')
const NOUVELLE = z.object({
  du: jour,
  au: z.union([z.literal('').transform(() => null), jour]).default(null),
  motif: z.enum(MOTIFS_ABSENCE, 'Choisissez un motif.'),
  note: z.string().max(500, 'La note est trop longue.').default(''),
})
const FIN = z.object({ au: jour })

const FAITS = {
  declaree: 'L’absence est notée : ses visites prévues ne comptent plus comme manquées.',
  terminee: 'Le dernier jour de l’absence est changé.',
  retiree: 'L’absence est retirée, comme si elle n’avait jamais été notée.',
} as const

/** When a beneficiaire is away, for a time or for good. */
export function absencesRoutes(services: Services): Route[] {
  const chemin = '/beneficiaires/:id/absences'
  const sur = routeDuDossier(services)
  return [
    { methode: 'get', chemin, politique: 'metier', repondre: sur(montrer) },
    { methode: 'post', chemin, politique: 'metier', repondre: sur(declarer) },
    { methode: 'post', chemin: `${chemin}/:absence/fin`, politique: 'metier', repondre: sur(terminer) },
    { methode: 'post', chemin: `${chemin}/:absence/retrait`, politique: 'metier', repondre: sur(retirer) },
  ]
}

const declarer: RepondreDuDossier = async (c, acces, services, dossier) => {
  const lu = await lireFormulaire(c, NOUVELLE)
  const encore = async (fautes: Record<string, string>) =>
    montrer(c, acces, services, dossier, { fautes, brut: lu.brut })
  if (!lu.bon) return encore(lu.fautes)
  const absence = { beneficiaireId: dossier.id, ...lu.valeurs }
  const change = await declarerAbsence(services.db, auteurDe(c, acces), absence, dossier.instant)
  return apresChange(c, acces, change, () => versPage(c, `${dossier.base}/absences`, 'declaree'), encore)
}

const terminer: RepondreDuDossier = async (c, acces, services, dossier) => {
  const absenceId = lireNumero(c.req.param('absence'))
  if (absenceId === undefined) return introuvable(c, acces)
  const lu = await lireFormulaire(c, FIN)
  const encore = async (fautes: Record<string, string>) =>
    montrer(c, acces, services, dossier, { fautes, brut: lu.brut, absenceId })
  if (!lu.bon) return encore(lu.fautes)
  const fin = { beneficiaireId: dossier.id, absenceId, au: lu.valeurs.au }
  const change = await terminerAbsence(services.db, auteurDe(c, acces), fin, dossier.instant)
  return apresChange(c, acces, change, () => versPage(c, `${dossier.base}/absences`, 'terminee'), encore)
}

const retirer: RepondreDuDossier = async (c, acces, services, dossier) => {
  const absenceId = lireNumero(c.req.param('absence'))
  if (absenceId === undefined) return introuvable(c, acces)
  const demande = { beneficiaireId: dossier.id, absenceId }
  const change = await retirerAbsence(services.db, auteurDe(c, acces), demande, dossier.instant)
  return apresChange(
    c,
    acces,
    change,
    () => versPage(c, `${dossier.base}/absences`, 'retiree'),
    (fautes) => montrer(c, acces, services, dossier, { fautes, brut: {}, absenceId }),
  )
}

async function montrer(
  c: Context,
  { portee }: Acces,
  { db }: Services,
  { id, base, aujourdhui, montrer: page }: DossierBeneficiaire,
  repris?: Repris,
): Promise<Response> {
  const absences = await absencesVisibles(db, portee, id)
  const nouvelle = repris?.absenceId === undefined ? repris : undefined
  return page({
    onglet: '/absences',
    statut: repris === undefined ? 200 : 422,
    contenu: (
      <>
        <Fait c={c} phrases={FAITS} />
        <Fautes fautes={repris?.fautes} />
        <div class="colonnes dossier">
          <section class="panneau" aria-labelledby="titre-nouvelle">
            <header>
              <h2 id="titre-nouvelle">Noter une absence</h2>
            </header>
            <form class="dedans saisie" action={`${base}/absences`} method="post">
              <Choix
                nom="motif"
                libelle="Motif"
                requis
                vide="Choisir…"
                valeur={nouvelle?.brut['motif']}
                faute={nouvelle?.fautes['motif']}
                options={MOTIFS_ABSENCE.map((motif) => [motif, MOTIFS[motif]] as const)}
              />
              <div class="cote">
                <Champ
                  nom="du"
                  libelle="Premier jour"
                  type="date"
                  requis
                  valeur={nouvelle?.brut['du'] ?? aujourdhui}
                  faute={nouvelle?.fautes['du']}
                />
                <Champ
                  nom="au"
                  libelle="Dernier jour"
                  type="date"
                  aide="Vide : retour inconnu, ou départ définitif."
                  valeur={nouvelle?.brut['au']}
                  faute={nouvelle?.fautes['au']}
                />
              </div>
              <Texte
                nom="note"
                libelle="Note"
                valeur={nouvelle?.brut['note']}
                faute={nouvelle?.fautes['note']}
              />
              <p class="actions">
                <button class="bouton plein" type="submit">
                  Noter l’absence
                </button>
              </p>
            </form>
          </section>
          <ListeAbsences {...{ absences, base, aujourdhui, repris }} />
        </div>
      </>
    ),
  })
}
