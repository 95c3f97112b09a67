import { oublierSaisie, saisieGardee } from '../domain/saisieGardee.ts'
import type { Route, Services } from './acces.ts'
import { lireJour } from './adresse.ts'
import { heure, jourCourt } from './formats.ts'
import { page } from './gabarit.tsx'

/** A form that came after its session had ended: shown to its author, who alone sends it again. */
export function saisieGardeeRoutes({ db, maintenant }: Services): Route[] {
  return [
    {
      methode: 'get',
      chemin: '/saisie-gardee',
      politique: 'connecte',
      async repondre(c, acces) {
        const saisie = await saisieGardee(db, acces.utilisateur.id, maintenant())
        if (saisie === undefined) return c.redirect('/', 303)
        const lisibles = saisie.champs.filter(([nom, valeur]) => seLit(nom, valeur))
        return page(
          c,
          acces,
          { titre: 'Saisie gardée' },
          <div class="panneau etroit">
            <div class="dedans pile">
              <h1>Votre saisie a été gardée</h1>
              <p>
                Votre session s’était terminée quand vous avez validé, à {heure(saisie.gardeeLe)} : rien n’a
                encore été enregistré. Envoyez-la de nouveau si elle est toujours juste.
              </p>
              {lisibles.length > 0 && (
                <dl class="fiche">
                  {lisibles.map(([nom, valeur]) => (
                    <>
                      <dt>{nomDuChamp(nom)}</dt>
                      <dd>{direValeur(valeur)}</dd>
                    </>
                  ))}
                </dl>
              )}
              <div class="actions">
                <form action={saisie.chemin} method="post">
                  {saisie.champs.map(([nom, valeur]) => (
                    <input type="hidden" name={nom} value={valeur} />
                  ))}
                  <button class="bouton plein" type="submit">
                    Envoyer de nouveau
                  </button>
                </form>
                <form action="/saisie-gardee/abandonner" method="post">
                  <button class="bouton" type="submit">
                    Abandonner cette saisie
                  </button>
                </form>
              </div>
            </div>
          </div>,
        )
      },
    },
    {
      methode: 'post',
      chemin: '/saisie-gardee/abandonner',
      politique: 'connecte',
      async repondre(c, { utilisateur }) {
        await oublierSaisie(db, utilisateur.id)
        return c.redirect('/', 303)
      },
    },
  ]
}

// Identifiers, versions and marks are for the program; what was typed is for the person.
function seLit(nom: string, valeur: string): boolean {
  return valeur.trim() !== '' && !/(^id|id$|version|empreinte|mouvement|jeton|motif)/i.test(nom)
}

const MOTS: Readonly<Record<string, string>> = {
  arrivee: 'Arrivée',
  au: 'Fin',
  beneficiaire: 'Bénéficiaire',
  debut: 'Début',
  depart: 'Départ',
  du: 'Début',
  libelle: 'Libellé',
  numero: 'Numéro',
}

// `arrivee0` is the arrival of the first line of a sheet.
function nomDuChamp(nom: string): string {
  const [, debut = nom, rang] = /^(.*?)[_-]?(\d+)?$/.exec(nom) ?? []
  const mots = debut.replaceAll(/([a-z])([A-Z])/g, '$1 $2').replaceAll(/[_-]/g, ' ')
  const libelle = MOTS[debut] ?? mots.charAt(0).toUpperCase() + mots.slice(1)
  return rang === undefined ? libelle : `${libelle}, ligne ${Number(rang) + 1}`
}

function direValeur(valeur: string): string {
  const jour = lireJour(valeur)
  return jour === undefined ? valeur : jourCourt(jour)
}
