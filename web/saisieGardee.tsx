import { oublierSaisie, saisieGardee } from '../domain/saisieGardee.ts'
import type { Route, Services } from './acces.ts'
import { heure } from './formats.ts'
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
                      <dd>{valeur}</dd>
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
  return valeur.trim() !== '' && !/(^id|id$|version|empreinte|mouvement|jeton)/i.test(nom)
}

function nomDuChamp(nom: string): string {
  const mots = nom.replaceAll(/([a-z])([A-Z])/g, '$1 $2').replaceAll(/[_-]/g, ' ')
  return mots.charAt(0).toUpperCase() + mots.slice(1)
}
