import type { Context } from 'hono'
import { z } from 'zod'
import { prestationsVues, type PrestationVue } from '../db/prestations.ts'
import { nommerPrestation } from '../domain/prestations.ts'
import { jourDe, jourSuivant } from '../domain/regles/jours.ts'
import type { Acces, Route, Services } from './acces.ts'
import { auteurDe } from './auteur.ts'
import { Champ, Fait, Fautes, lireFormulaire, versPage } from './formulaire.tsx'
import { chiffre, nombre } from './formats.ts'
import { page } from './gabarit.tsx'
import { CadreReglages, fautesDe } from './reglagesCadre.tsx'
import { Vide } from './tableau.tsx'

/** Codes of planned visits older than this are no longer worth a name. */
const RECUL_JOURS = 92
const CHEMIN = '/reglages/prestations'
const PHRASES = { nomme: 'Le nom est enregistré.' } as const

const Nom = z.object({
  code: z.string().min(1, 'Écrivez le code.').max(30, 'Trente caractères au plus.'),
  libelle: z.string().min(1, 'Écrivez le nom de la prestation.').max(80, 'Quatre-vingts lettres au plus.'),
  vu: z.string().max(80).default(''),
})

/** The names of the prestations, whose codes come from the business system. */
export function prestationsRoutes(services: Services): Route[] {
  return [
    {
      methode: 'get',
      chemin: CHEMIN,
      politique: 'references',
      repondre: (c, acces) => liste(c, acces, services),
    },
    {
      methode: 'post',
      chemin: CHEMIN,
      politique: 'references',
      repondre: (c, acces) => nommer(c, acces, services),
    },
  ]
}

interface Etat {
  fautes?: Record<string, string>
  brut?: Record<string, string>
}

async function nommer(c: Context, acces: Acces, services: Services) {
  const lu = await lireFormulaire(c, Nom)
  if (!lu.bon) return liste(c, acces, services, lu)
  const change = await nommerPrestation(services.db, auteurDe(c, acces), lu.valeurs, services.maintenant())
  if (change.type === 'fait' || change.type === 'introuvable') return versPage(c, CHEMIN, 'nomme')
  return liste(c, acces, services, { fautes: fautesDe(change), brut: lu.brut })
}

async function liste(c: Context, acces: Acces, { db, maintenant }: Services, etat: Etat = {}) {
  const depuis = jourSuivant(jourDe(maintenant()), -RECUL_JOURS)
  const prestations = await prestationsVues(db, depuis)
  const sansNom = prestations.filter(({ libelle }) => libelle === '').length
  const connue = prestations.some(({ code }) => code === etat.brut?.code)
  return page(
    c,
    acces,
    { titre: 'Prestations', statut: etat.fautes === undefined ? 200 : 422 },
    <CadreReglages acces={acces} titre="Prestations" exporter="/reglages/prestations.csv">
      <Fait c={c} phrases={PHRASES} />
      {sansNom > 0 && (
        <p class="avis ton-ambre">{nombre(sansNom, 'code reçu sans nom', 'codes reçus sans nom')}.</p>
      )}
      <div class="colonnes detail">
        <section class="panneau" aria-label="Liste des prestations">
          {prestations.length === 0 ? (
            <Vide titre="Aucune prestation">
              Les codes arrivent avec les prises en charge et le planning ; vous pouvez les nommer d’avance.
            </Vide>
          ) : (
            <table class="tableau cartes">
              <caption class="cache">Prestations, par code</caption>
              <thead>
                <tr>
                  <th scope="col">Code</th>
                  <th scope="col">Nom</th>
                  <th scope="col" class="n">
                    Prises en charge
                  </th>
                </tr>
              </thead>
              <tbody>
                {prestations.map((prestation) => (
                  <Prestation prestation={prestation} etat={etat} />
                ))}
              </tbody>
            </table>
          )}
        </section>
        <section class="panneau" aria-labelledby="titre-ajout">
          <header>
            <h2 id="titre-ajout">Nommer un code d’avance</h2>
          </header>
          <div class="dedans">
            <Ajouter {...(connue ? {} : etat)} />
          </div>
        </section>
      </div>
    </CadreReglages>,
  )
}

function Prestation({
  prestation: { code, libelle, prisesEnCharge },
  etat,
}: {
  prestation: PrestationVue
  etat: Etat
}) {
  const sienne = etat.brut?.code === code ? etat : undefined
  return (
    <tr>
      <td class="insecable">
        {code} {libelle === '' && <span class="etiquette ton-ambre">À nommer</span>}
      </td>
      <td class="entier">
        <form class="en-ligne" action={CHEMIN} method="post">
          <input type="hidden" name="code" value={code} />
          <input type="hidden" name="vu" value={libelle} />
          <label class="cache" for={`libelle-${code}`}>
            Nom de {code}
          </label>
          <div class="champ">
            <input
              id={`libelle-${code}`}
              name="libelle"
              value={sienne?.brut?.libelle ?? libelle}
              maxlength={80}
              required
              autocomplete="off"
              aria-invalid={sienne === undefined ? undefined : 'true'}
              aria-describedby={sienne === undefined ? undefined : `faute-${code}`}
            />
          </div>
          <button class="bouton" type="submit">
            Enregistrer<span class="cache"> le nom de {code}</span>
          </button>
        </form>
        {sienne !== undefined && (
          <p class="champ" id={`faute-${code}`} role="alert">
            <span class="faute">{Object.values(sienne.fautes ?? {})[0]}</span>
          </p>
        )}
      </td>
      <td class="n" data-col="Prises en charge">
        {chiffre(prisesEnCharge)}
      </td>
    </tr>
  )
}

function Ajouter({ fautes, brut }: Etat) {
  return (
    <form class="saisie" action={CHEMIN} method="post">
      <Fautes fautes={fautes} />
      <Champ nom="code" libelle="Code" valeur={brut?.code} faute={fautes?.code} requis />
      <Champ nom="libelle" libelle="Nom" valeur={brut?.libelle} faute={fautes?.libelle} requis />
      <div class="actions">
        <button class="bouton plein" type="submit">
          Ajouter
        </button>
      </div>
    </form>
  )
}
