import type { Context } from 'hono'
import {
  beneficiaireVisible,
  lignesDuBeneficiaire,
  prisesEnChargeDuBeneficiaire,
} from '../db/beneficiaires.ts'
import { interventionsVisibles } from '../db/interventions.ts'
import { prochainesVisites } from '../db/visites.ts'
import { jourDe, jourSuivant } from '../domain/regles/jours.ts'
import type { Acces, Route, Services } from './acces.ts'
import { adresse, lireNumero } from './adresse.ts'
import { Identite, Lignes } from './beneficiaireIdentite.tsx'
import { PrisesEnCharge } from './beneficiairePec.tsx'
import { introuvable } from './erreurs.tsx'
import { jourCourt, personne } from './formats.ts'
import { page } from './gabarit.tsx'
import { RegionDirecte } from './regionDirecte.tsx'
import { DernieresInterventions, ProchainesVisites } from './historique.tsx'
import { suivreInterventions } from './suivi.ts'

const JOURS_MONTRES = 31

/** The file of one beneficiaire. */
export function beneficiaireRoutes(services: Services): Route[] {
  return [
    {
      methode: 'get',
      chemin: '/beneficiaires/:id',
      politique: 'metier',
      repondre: (c, acces) => fiche(c, acces, services),
    },
  ]
}

async function fiche(c: Context, acces: Acces, { db, maintenant }: Services) {
  const { portee } = acces
  const id = lireNumero(c.req.param('id'))
  const beneficiaire = id === undefined ? undefined : await beneficiaireVisible(db, portee, id)
  if (id === undefined || beneficiaire === undefined) return introuvable(c, acces)
  const instant = maintenant()
  const aujourdhui = jourDe(instant)
  const lignes = await lignesDuBeneficiaire(db, portee, id)
  const prises = await prisesEnChargeDuBeneficiaire(db, portee, id)
  const du = jourSuivant(aujourdhui, 1 - JOURS_MONTRES)
  const vues = await interventionsVisibles(db, portee, { du, au: aujourdhui, beneficiaireId: id }, 15)
  const suivis = await suivreInterventions(db, vues)
  const visites = await prochainesVisites(db, portee, { beneficiaireId: id }, instant, 6)
  return page(
    c,
    acces,
    { titre: personne(beneficiaire) },
    <RegionDirecte adresse={`/beneficiaires/${id}`} acces={acces} resume="Fiche mise à jour.">
      <div class="entete">
        <p class="fil">
          <a href="/beneficiaires">Bénéficiaires</a>
        </p>
        <h1>{personne(beneficiaire)}</h1>
        {beneficiaire.gir !== null && <span class="etiquette ton-accent">GIR {beneficiaire.gir}</span>}
        {beneficiaire.archive_le !== null && (
          <span class="etiquette ton-ambre">Archivé le {jourCourt(jourDe(beneficiaire.archive_le))}</span>
        )}
        <div class="outils">
          <a class="bouton" href={adresse('/interventions', { beneficiaire: id })}>
            Toutes ses interventions
          </a>
        </div>
      </div>
      <div class="colonnes dossier">
        <div class="pile">
          <Identite beneficiaire={beneficiaire} acces={acces} aujourdhui={aujourdhui} />
          <Lignes lignes={lignes} aujourdhui={aujourdhui} />
          <ProchainesVisites visites={visites} qui="intervenant" />
        </div>
        <div class="pile">
          <PrisesEnCharge prises={prises} aujourdhui={aujourdhui} />
          <DernieresInterventions suivis={suivis} acces={acces} instant={instant} montre="intervenant" />
        </div>
      </div>
    </RegionDirecte>,
  )
}
