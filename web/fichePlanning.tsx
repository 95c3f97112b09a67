import type { Context } from 'hono'
import { absencesEntre } from '../db/absences.ts'
import type { Acces, Services } from './acces.ts'
import { adresse } from './adresse.ts'
import type { DossierBeneficiaire, DossierIntervenant } from './fiche.tsx'
import { ChoixPeriode, Legende, titreDe } from './planningCadre.tsx'
import { Bilan, Calendrier } from './planningCalendrier.tsx'
import { lirePeriode, parametresDe } from './planningDemande.ts'
import { lignesDuPlanning } from './planningLignes.ts'

/** The week or the month of one person, in her file. */
export async function planningDuDossier(
  c: Context,
  { portee }: Acces,
  { db }: Services,
  { id, base, instant, aujourdhui, montrer, ...reste }: DossierBeneficiaire | DossierIntervenant,
): Promise<Response> {
  const par = 'beneficiaire' in reste ? 'beneficiaire' : 'intervenant'
  const periode = lirePeriode(c, aujourdhui)
  const demande = { par, ids: [id], du: periode.du, au: periode.au } as const
  const lignes = (await lignesDuPlanning(db, portee, demande, instant)).get(id) ?? []
  const absences = par === 'beneficiaire' ? await absencesEntre(db, portee, [id], periode.du, periode.au) : []
  const parametres = parametresDe(periode)
  return montrer({
    onglet: '/planning',
    outils: (
      <ChoixPeriode
        periode={periode}
        lien={(autres) => adresse(`${base}/planning`, { ...parametres, ...autres })}
      />
    ),
    contenu: (
      <section class="panneau" aria-labelledby="titre-planning">
        <header>
          <h2 id="titre-planning">{titreDe(periode)}</h2>
        </header>
        <Bilan lignes={lignes} />
        <Calendrier {...{ periode, lignes, absences, par, aujourdhui }} />
        <Legende />
      </section>
    ),
  })
}
