import type { Context } from 'hono'
import { alertesOuvertes, nombreParGenre } from '../db/alertes.ts'
import { appelsParHeure, NON_IDENTIFIES, nombreParResultat } from '../db/appels.ts'
import { interventionsVisibles } from '../db/interventions.ts'
import { visitesPrevues } from '../db/visites.ts'
import { debutDuJour, heureDe, jourDe, jourSuivant } from '../domain/regles/jours.ts'
import { estMetier, type Acces, type Route, type Services } from './acces.ts'
import { accueilSansDossier } from './accueilSansDossier.tsx'
import { ALERTES_MONTREES, AlertesDuJour } from './accueilAlertes.tsx'
import { adresse, lireJour } from './adresse.ts'
import { PHRASES_ALERTES } from './alertes.tsx'
import { chiffre, duree, jourLong, minutesEntre, nombre } from './formats.ts'
import { ChoixAntenne } from './choixAntenne.tsx'
import { Fait } from './formulaire.tsx'
import { page } from './gabarit.tsx'
import { RegionDirecte, TemoinDirect } from './regionDirecte.tsx'
import { AppelsParHeure, heuresDuJour, LegendeParHeure, TableParHeure } from './graphique.tsx'
import { ChoixJour } from './jour.tsx'
import { ListeEnCours, ListeTerminees } from './listesDuJour.tsx'
import { compter, suivreInterventions } from './suivi.ts'

/** The dashboard: the day as it goes. */
export function accueilRoutes(services: Services): Route[] {
  return [
    {
      methode: 'get',
      chemin: '/',
      politique: 'connecte',
      repondre: (c, acces) =>
        estMetier(acces.utilisateur.role) ? tableauDeBord(c, acces, services) : accueilSansDossier(c, acces),
    },
  ]
}

async function tableauDeBord(c: Context, acces: Acces, { db, maintenant }: Services) {
  const { portee, antenneChoisie: antenne } = acces
  const instant = maintenant()
  const aujourdhui = jourDe(instant)
  const demande = lireJour(c.req.query('jour')) ?? aujourdhui
  const jour = demande > aujourdhui ? aujourdhui : demande
  const [debut, fin] = [debutDuJour(jour), debutDuJour(jourSuivant(jour))]

  const vues = await interventionsVisibles(db, portee, { du: jour, au: jour })
  const suivis = await suivreInterventions(db, vues)
  const comptes = compter(suivis)
  const enCours = suivis.filter(({ etat }) => etat === 'en_cours')
  const terminees = suivis
    .filter(({ etat }) => etat !== 'en_cours')
    .toSorted((a, b) => (b.vue.fin ?? b.vue.debut ?? 0) - (a.vue.fin ?? a.vue.debut ?? 0))
  const intervenants = [...new Set(enCours.map(({ vue }) => vue.intervenant_id))]
  const visites = await visitesPrevues(db, portee, intervenants, jour, jour)
  const resultats = await nombreParResultat(db, portee, debut, fin)
  const heures = heuresDuJour(await appelsParHeure(db, portee, debut, fin), debut)
  const inconnus = NON_IDENTIFIES.reduce((somme, resultat) => somme + (resultats[resultat] ?? 0), 0)
  const minutesFaites = terminees.reduce(
    (somme, { vue }) =>
      somme + (vue.debut !== null && vue.fin !== null ? minutesEntre(vue.debut, vue.fin) : 0),
    0,
  )

  const alertes = await alertesOuvertes(db, portee, {}, { limite: ALERTES_MONTREES })
  const genres = await nombreParGenre(db, portee)

  const lienJour = (autre: string | undefined) => adresse('/', { jour: autre, antenne })
  const jourDit = jour === aujourdhui ? undefined : jour
  const liste = (etat?: string) => adresse('/interventions', { jour: jourDit, etat, antenne })
  const { heure, minute } = heureDe(instant)
  return page(
    c,
    acces,
    { titre: 'Tableau de bord', ici: lienJour(jourDit) },
    <>
      <Fait c={c} phrases={PHRASES_ALERTES} />
      <RegionDirecte
        adresse={lienJour(jourDit)}
        acces={acces}
        resume={`${nombre(comptes.en_cours, 'intervention en cours', 'interventions en cours')}, ${nombre(comptes.terminees, 'terminée')}, ${comptes.a_verifier} à vérifier.`}
      >
        <div class="entete">
          <h1>{majuscule(jourLong(jour))}</h1>
          {jour === aujourdhui && <TemoinDirect />}
          <div class="outils">
            <ChoixJour jour={jour} aujourdhui={aujourdhui} lien={lienJour} />
            {acces.utilisateur.role === 'siege' && (
              <form
                hx-sync="#direct:replace"
                class="filtres"
                action="/"
                method="get"
                hx-get="/"
                hx-trigger="change, submit"
                hx-target="#direct"
                hx-select="#direct"
                hx-swap="outerMorph"
              >
                {jourDit !== undefined && <input type="hidden" name="jour" value={jourDit} />}
                <ChoixAntenne acces={acces} />
                <button class="bouton sans-script" type="submit">
                  Voir
                </button>
              </form>
            )}
          </div>
        </div>
        <div class="panneau bandeau">
          <a class="chiffre ton-vert" href={liste('en_cours')}>
            <strong>{chiffre(comptes.en_cours)}</strong>
            <span>En cours</span>
            <small>départs attendus</small>
          </a>
          <a class="chiffre ton-accent" href={liste('terminees')}>
            <strong>{chiffre(comptes.terminees)}</strong>
            <span>Terminées</span>
            <small>{duree(minutesFaites)} effectuées</small>
          </a>
          <a class="chiffre ton-ambre" href={liste('a_verifier')}>
            <strong>{chiffre(comptes.a_verifier)}</strong>
            <span>À vérifier</span>
            <small>pointage manquant ou inhabituel</small>
          </a>
          <a
            class="chiffre ton-rouge"
            href={adresse('/appels/non-identifies', { du: jour, au: jour, antenne })}
          >
            <strong>{chiffre(inconnus)}</strong>
            <span>{inconnus < 2 ? 'Non identifié' : 'Non identifiés'}</span>
            <small>ligne ou code inconnu</small>
          </a>
          <section class="heures" aria-labelledby="titre-heures">
            <header>
              <h2 id="titre-heures">Appels par heure</h2>
              <LegendeParHeure />
            </header>
            <AppelsParHeure heures={heures} maintenant={jour === aujourdhui ? heure + minute / 60 : null} />
            <TableParHeure heures={heures} />
          </section>
        </div>
        {jour === aujourdhui && (
          <AlertesDuJour comptes={genres} alertes={alertes} acces={acces} retour={lienJour(jourDit)} />
        )}
        <div class="colonnes">
          <ListeEnCours
            suivis={enCours}
            visites={visites}
            acces={acces}
            instant={instant}
            tout={liste('en_cours')}
            passe={jour !== aujourdhui}
          />
          <ListeTerminees suivis={terminees} acces={acces} tout={liste()} passe={jour !== aujourdhui} />
        </div>
      </RegionDirecte>
    </>,
  )
}

function majuscule(texte: string): string {
  return texte.charAt(0).toUpperCase() + texte.slice(1)
}
