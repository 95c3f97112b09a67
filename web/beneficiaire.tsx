import type { Context } from 'hono'
import {
  beneficiaireVisible,
  lignesDuBeneficiaire,
  prisesEnChargeDuBeneficiaire,
} from '../db/beneficiaires.ts'
import { interventionsVisibles } from '../db/interventions.ts'
import type { Ligne } from '../db/schema.ts'
import { prochainesVisites } from '../db/visites.ts'
import { jourDe, jourSuivant } from '../domain/regles/jours.ts'
import type { Acces, Route, Services } from './acces.ts'
import { adresse, lireNumero } from './adresse.ts'
import { PrisesEnCharge } from './beneficiairePec.tsx'
import { introuvable } from './erreurs.tsx'
import { jourCourt, personne, telephone } from './formats.ts'
import { page, RegionDirecte } from './gabarit.tsx'
import { DernieresInterventions, ProchainesVisites } from './historique.tsx'
import { suivreInterventions } from './suivi.ts'
import { Vide } from './tableau.tsx'

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
  const suivis = await suivreInterventions(db, vues, instant)
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

function Identite({
  beneficiaire,
  acces,
  aujourdhui,
}: {
  beneficiaire: Ligne<'beneficiaire'>
  acces: Acces
  aujourdhui: string
}) {
  const { identifiant, adresse: rue, code_postal, ville, date_naissance: naissance, code } = beneficiaire
  return (
    <section class="panneau" aria-labelledby="titre-identite">
      <header>
        <h2 id="titre-identite">Dossier</h2>
      </header>
      <dl class="dedans fiche">
        <dt>Identifiant</dt>
        <dd>{identifiant}</dd>
        <dt>Adresse</dt>
        <dd>
          {rue}
          <br />
          {code_postal} {ville}
        </dd>
        {naissance !== null && (
          <>
            <dt>Naissance</dt>
            <dd>
              {jourCourt(naissance)} <span class="discret">({ans(naissance, aujourdhui)} ans)</span>
            </dd>
          </>
        )}
        <dt>Antenne</dt>
        <dd>{acces.antennes.find(({ id }) => id === beneficiaire.antenne_id)?.nom}</dd>
        <dt>Code à composer</dt>
        <dd>
          <strong class="touches">{code}</strong>
          <small class="discret petit"> quand la ligne n’est pas reconnue</small>
        </dd>
      </dl>
    </section>
  )
}

function Lignes({ lignes, aujourdhui }: { lignes: readonly Ligne<'numero'>[]; aujourdhui: string }) {
  return (
    <section class="panneau" aria-labelledby="titre-lignes">
      <header>
        <h2 id="titre-lignes">Numéros</h2>
      </header>
      {lignes.length === 0 ? (
        <Vide titre="Aucun numéro">Sans ligne connue, l’intervenant compose le code ci-dessus.</Vide>
      ) : (
        <table class="tableau">
          <caption class="cache">Numéros du bénéficiaire</caption>
          <thead>
            <tr>
              <th scope="col">Numéro</th>
              <th scope="col">Genre</th>
              <th scope="col" class="fin">
                Pointage
              </th>
            </tr>
          </thead>
          <tbody>
            {lignes.map(({ numero, genre, pointage, du, au }) => (
              <tr>
                <td class="insecable">
                  {telephone(numero)}
                  <small>{au === null ? `depuis le ${jourCourt(du)}` : `jusqu’au ${jourCourt(au)}`}</small>
                </td>
                <td>{genre === 'fixe' ? 'Fixe' : 'Portable'}</td>
                <td class="fin">
                  <EtatLigne actuelle={au === null || au >= aujourdhui} pointage={pointage === 1} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function EtatLigne({ actuelle, pointage }: { actuelle: boolean; pointage: boolean }) {
  if (!actuelle) return <span class="etiquette">Ancienne</span>
  return pointage ? <span class="etiquette ton-vert">Oui</span> : <span class="etiquette">Non</span>
}

function ans(naissance: string, jour: string): number {
  const annees = Number(jour.slice(0, 4)) - Number(naissance.slice(0, 4))
  return jour.slice(5) < naissance.slice(5) ? annees - 1 : annees
}
