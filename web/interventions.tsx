import type { Context } from 'hono'
import { beneficiaireVisible } from '../db/beneficiaires.ts'
import { intervenantVisible } from '../db/intervenants.ts'
import { interventionsVisibles } from '../db/interventions.ts'
import { jourDe } from '../domain/regles/jours.ts'
import type { Acces, Route, Services } from './acces.ts'
import { adresse } from './adresse.ts'
import { jourCourt, jourLong, nombre, personne } from './formats.ts'
import { page } from './gabarit.tsx'
import { lireDemande } from './interventionsDemande.ts'
import { interventionsTriees } from './interventionsTri.ts'
import { VueInterventions } from './interventionsVue.tsx'
import { compter, repond, suivreInterventions } from './suivi.ts'

const PAR_PAGE = 50

/** The interventions of a day, or of a person over a period. */
export function interventionsRoutes(services: Services): Route[] {
  return [
    {
      methode: 'get',
      chemin: '/interventions',
      politique: 'metier',
      repondre: (c, acces) => liste(c, acces, services),
    },
  ]
}

async function liste(c: Context, acces: Acces, { db, maintenant }: Services) {
  const instant = maintenant()
  const demande = lireDemande(c, jourDe(instant))
  const { du, au, texte, beneficiaireId, intervenantId, etat, tri, sens } = demande
  const { portee, antenneChoisie: antenne } = acces
  const beneficiaire =
    beneficiaireId === undefined ? undefined : await beneficiaireVisible(db, portee, beneficiaireId)
  const intervenant =
    intervenantId === undefined ? undefined : await intervenantVisible(db, portee, intervenantId)
  const vues = await interventionsVisibles(db, portee, { du, au, texte, beneficiaireId, intervenantId })
  const tous = await suivreInterventions(db, vues)
  const choisis = interventionsTriees(
    tous.filter((suivi) => repond(suivi, etat)),
    tri,
    sens,
  )
  const numero = Math.min(demande.page, Math.max(1, Math.ceil(choisis.length / PAR_PAGE)))
  const parametres = { ...demande.parametres, antenne }
  const comptes = compter(tous)
  const ici = adresse('/interventions', { ...parametres, page: numero === 1 ? undefined : numero })
  return page(
    c,
    acces,
    { titre: 'Interventions', ici },
    <VueInterventions
      acces={acces}
      demande={demande}
      titre={du === au ? jourLong(du) : `du ${jourCourt(du)} au ${jourCourt(au)}`}
      ici={ici}
      lien={(autres) => adresse('/interventions', { ...parametres, page: undefined, ...autres })}
      personnes={{
        beneficiaire: beneficiaire && personne(beneficiaire),
        intervenant: intervenant && personne({ ...intervenant, civilite: '' }),
      }}
      comptes={comptes}
      resume={`${nombre(comptes.toutes, 'intervention')}, dont ${comptes.en_cours} en cours et ${comptes.a_verifier} à vérifier.`}
      lignes={choisis.slice((numero - 1) * PAR_PAGE, numero * PAR_PAGE)}
      instant={instant}
      pages={{ page: numero, parPage: PAR_PAGE, total: choisis.length }}
    />,
  )
}
