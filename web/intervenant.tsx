import type { Context } from 'hono'
import { codeOuvert, intervenantVisible } from '../db/intervenants.ts'
import { interventionsVisibles } from '../db/interventions.ts'
import { prochainesVisites } from '../db/visites.ts'
import { jourDe, jourSuivant } from '../domain/regles/jours.ts'
import type { Acces, Route, Services } from './acces.ts'
import { adresse, lireNumero } from './adresse.ts'
import { introuvable } from './erreurs.tsx'
import { jourCourt, personne } from './formats.ts'
import { page } from './gabarit.tsx'
import { RegionDirecte } from './regionDirecte.tsx'
import { DernieresInterventions, ProchainesVisites } from './historique.tsx'
import { Identite, MoisEcoule } from './intervenantIdentite.tsx'
import { horaires, nomBeneficiaire } from './noms.ts'
import { suivreInterventions } from './suivi.ts'

const JOURS_MONTRES = 31

/** The file of one carer. */
export function intervenantRoutes(services: Services): Route[] {
  return [
    {
      methode: 'get',
      chemin: '/intervenants/:id',
      politique: 'metier',
      repondre: (c, acces) => fiche(c, acces, services),
    },
  ]
}

async function fiche(c: Context, acces: Acces, { db, maintenant }: Services) {
  const { portee } = acces
  const id = lireNumero(c.req.param('id'))
  const intervenant = id === undefined ? undefined : await intervenantVisible(db, portee, id)
  if (id === undefined || intervenant === undefined) return introuvable(c, acces)
  const instant = maintenant()
  const aujourdhui = jourDe(instant)
  const code = await codeOuvert(db, portee, id)
  const du = jourSuivant(aujourdhui, 1 - JOURS_MONTRES)
  const vues = await interventionsVisibles(db, portee, { du, au: aujourdhui, intervenantId: id })
  const suivis = await suivreInterventions(db, vues)
  const visites = await prochainesVisites(db, portee, { intervenantId: id }, instant, 8)
  const enCours = suivis.find(({ etat }) => etat === 'en_cours')
  return page(
    c,
    acces,
    { titre: personne({ ...intervenant, civilite: '' }) },
    <RegionDirecte adresse={`/intervenants/${id}`} acces={acces} resume="Fiche mise à jour.">
      <div class="entete">
        <p class="fil">
          <a href="/intervenants">Intervenants</a>
        </p>
        <h1>{personne({ ...intervenant, civilite: '' })}</h1>
        {enCours && (
          <a class="etiquette ton-vert" href={`/interventions/${enCours.vue.id}`}>
            <span class="pastille"></span>
            Chez {nomBeneficiaire(enCours.vue)}, {horaires(enCours)}
          </a>
        )}
        {intervenant.archive_le !== null && (
          <span class="etiquette ton-ambre">Archivé le {jourCourt(jourDe(intervenant.archive_le))}</span>
        )}
        <div class="outils">
          <a class="bouton" href={adresse('/interventions', { intervenant: id })}>
            Toutes ses interventions
          </a>
        </div>
      </div>
      <div class="colonnes dossier">
        <div class="pile">
          <Identite intervenant={intervenant} acces={acces} code={code} />
          <MoisEcoule suivis={suivis} />
          <ProchainesVisites visites={visites} qui="beneficiaire" />
        </div>
        <DernieresInterventions
          suivis={suivis.slice(0, 25)}
          acces={acces}
          instant={instant}
          montre="beneficiaire"
        />
      </div>
    </RegionDirecte>,
  )
}
