import { interventionVisible, type InterventionVue } from '../db/interventions.ts'
import { chercherPersonnes, type Personne } from '../db/personnes.ts'
import type { Portee } from '../domain/regles/portee.ts'
import type { Route, Services } from './acces.ts'
import { adresse, lireNumero } from './adresse.ts'
import { jourCourt, nombre, telephone } from './formats.ts'
import { page } from './gabarit.tsx'
import { Icone } from './icones.tsx'
import { nomBeneficiaire, nomIntervenant } from './noms.ts'
import { Vide } from './tableau.tsx'

const SUGGESTIONS = 5
const REPONSES = 40

/** Finding somebody from anywhere, by name, number, identifier or home's code; or an intervention by its number. */
export function rechercheRoutes({ db }: Services): Route[] {
  return [
    {
      methode: 'get',
      chemin: '/recherche/suggestions',
      politique: 'metier',
      async repondre(c, { portee }) {
        const texte = lire(c.req.query('q'))
        if (texte.length < 2) return c.html('')
        const trouvees = await chercherPersonnes(db, portee, texte, SUGGESTIONS)
        const intervention = await interventionDuNumero(db, portee, texte)
        if (trouvees.length === 0 && intervention === undefined)
          return c.html(<p>Personne à ce nom, à ce numéro ni à cet identifiant.</p>)
        return c.html(
          <ul>
            {trouvees.map((personne) => (
              <Trouvee personne={personne} />
            ))}
            <Intervention vue={intervention} />
            {trouvees.length >= SUGGESTIONS && (
              <li>
                <a href={adresse('/recherche', { q: texte })}>
                  <Icone nom="loupe" />
                  Voir toutes les réponses
                </a>
              </li>
            )}
          </ul>,
        )
      },
    },
    {
      methode: 'get',
      chemin: '/recherche',
      politique: 'metier',
      async repondre(c, acces) {
        const texte = lire(c.req.query('q'))
        const trouvees = await chercherPersonnes(db, acces.portee, texte, REPONSES)
        const intervention = await interventionDuNumero(db, acces.portee, texte)
        const total = trouvees.length + (intervention === undefined ? 0 : 1)
        return page(
          c,
          acces,
          { titre: 'Recherche' },
          <>
            <h1>Recherche</h1>
            <form class="filtres" action="/recherche" method="get">
              <div class="champ large">
                <label for="texte">Nom, numéro ou identifiant</label>
                <input id="texte" type="search" name="q" value={texte} maxlength={60} autocomplete="off" />
              </div>
              <button class="bouton plein" type="submit">
                Chercher
              </button>
            </form>
            <section class="panneau etroit" aria-label="Réponses">
              {total === 0 ? (
                <Vide titre={texte === '' ? 'Qui cherchez-vous ?' : 'Personne de ce nom'}>
                  Quelques lettres du nom suffisent, ou les chiffres d’un numéro, un identifiant, le code d’un
                  domicile, le numéro d’une intervention.
                </Vide>
              ) : (
                <>
                  <ul class="trouves">
                    {trouvees.map((personne) => (
                      <Trouvee personne={personne} />
                    ))}
                    <Intervention vue={intervention} />
                  </ul>
                  <p class="pages">{nombre(total, 'réponse')}</p>
                </>
              )}
            </section>
          </>,
        )
      },
    },
  ]
}

function lire(texte: string | undefined): string {
  return (texte ?? '').slice(0, 60).trim()
}

/** The intervention of this number (`1234`, `n° 1234`), when it may be seen. */
async function interventionDuNumero(
  db: Services['db'],
  portee: Portee,
  texte: string,
): Promise<InterventionVue | undefined> {
  const id = lireNumero(/^(?:n°|#)?\s*(\d{1,12})$/i.exec(texte)?.[1])
  return id === undefined ? undefined : interventionVisible(db, portee, id)
}

function Intervention({ vue }: { vue: InterventionVue | undefined }) {
  if (vue === undefined) return <></>
  return (
    <li>
      <a href={`/interventions/${vue.id}`}>
        <Icone nom="visites" />
        <span>
          Intervention n° {vue.id}
          <small>
            {jourCourt(vue.jour)} · {nomBeneficiaire(vue)} · {nomIntervenant(vue)}
          </small>
        </span>
      </a>
    </li>
  )
}

function Trouvee({ personne }: { personne: Personne }) {
  const { genre, id, identifiant, civilite, prenom, nom, precision, archive } = personne
  const beneficiaire = genre === 'beneficiaire'
  return (
    <li>
      <a href={beneficiaire ? `/beneficiaires/${id}` : `/intervenants/${id}`}>
        <Icone nom={beneficiaire ? 'maison' : 'personne'} />
        <span>
          {nom} {prenom} {beneficiaire && <span class="discret petit">{civilite}</span>}
          <small>
            {beneficiaire ? 'Bénéficiaire' : 'Intervenant'} · {identifiant}
            {precision !== '' && ` · ${beneficiaire ? precision : telephone(precision)}`}
          </small>
        </span>
        {archive && <span class="etiquette">Archivé</span>}
      </a>
    </li>
  )
}
