import type { Context } from 'hono'
import { empreinteDuJeton } from '../domain/jetons.ts'
import { secondFacteurObligatoire } from '../domain/secondFacteur.ts'
import { sessionsDe } from '../domain/sessions.ts'
import type { Acces, Services } from './acces.ts'
import { instantCourt } from './formats.ts'
import { Champ, Fait, Fautes } from './formulaire.tsx'
import { page } from './gabarit.tsx'
import { NouveauMotDePasse } from './motDePasseVue.tsx'
import { nomDuNavigateur } from './navigateurs.ts'
import { nomDuRole } from './roles.ts'
import { ChampCode, SecretAInstaller } from './secondFacteurVue.tsx'

type FautesLues = Readonly<Record<string, string>>

const FAITS = {
  'mot-de-passe': 'Votre mot de passe est changé. Vos autres sessions sont fermées.',
  retire: 'Le second facteur est retiré.',
  sessions: 'Les sessions choisies sont fermées.',
}

/** One's own account, with what was wrong with a form of it. */
export async function pageDuCompte(
  c: Context,
  acces: Acces,
  { db, maintenant }: Services,
  fautes: FautesLues = {},
): Promise<Response> {
  const { utilisateur, antennes } = acces
  const sessions = await sessionsDe(db, utilisateur.id, maintenant())
  const refuse = Object.keys(fautes).length > 0
  return page(
    c,
    acces,
    { titre: 'Mon compte', statut: refuse ? 422 : 200 },
    <div class="pile compte-page">
      <div class="entete">
        <h1>Mon compte</h1>
      </div>
      <Fait c={c} phrases={FAITS} />
      {refuse && <Fautes fautes={fautes} />}
      <section class="panneau" aria-labelledby="titre-identite">
        <header>
          <h2 id="titre-identite">Vous</h2>
        </header>
        <div class="dedans">
          <dl class="fiche">
            <dt>Nom</dt>
            <dd>
              {utilisateur.prenom} {utilisateur.nom}
            </dd>
            <dt>Adresse</dt>
            <dd>{utilisateur.courriel}</dd>
            <dt>Rôle</dt>
            <dd>{nomDuRole(utilisateur)}</dd>
            {utilisateur.antenne_id !== null && (
              <>
                <dt>Antenne</dt>
                <dd>{antennes.find(({ id }) => id === utilisateur.antenne_id)?.nom}</dd>
              </>
            )}
          </dl>
        </div>
      </section>
      <MotDePasse courriel={utilisateur.courriel} fautes={fautes} />
      <SecondFacteur acces={acces} fautes={fautes} />
      <Sessions sessions={sessions} jeton={acces.jeton} />
    </div>,
  )
}

function MotDePasse({ courriel, fautes }: { courriel: string; fautes: FautesLues }) {
  return (
    <section class="panneau" aria-labelledby="titre-motdepasse">
      <header>
        <h2 id="titre-motdepasse">Mot de passe</h2>
      </header>
      <form class="dedans saisie" action="/compte/mot-de-passe" method="post">
        <Champ
          nom="ancien"
          libelle="Mot de passe actuel"
          type="password"
          autocomplete="current-password"
          faute={fautes['ancien']}
          requis
        />
        <NouveauMotDePasse courriel={courriel} fautes={fautes} />
        <div class="actions">
          <button class="bouton plein" type="submit">
            Changer de mot de passe
          </button>
        </div>
      </form>
    </section>
  )
}

function SecondFacteur({ acces: { utilisateur }, fautes }: { acces: Acces; fautes: FautesLues }) {
  const { totp_actif_le: actif, totp_secret: secret, courriel } = utilisateur
  const obligatoire = secondFacteurObligatoire(utilisateur)
  return (
    <section class="panneau" id="second-facteur" aria-labelledby="titre-second">
      <header>
        <h2 id="titre-second">Second facteur</h2>
        <span class={`etiquette ${actif === null ? '' : 'ton-vert'}`}>
          {actif === null ? 'Non utilisé' : 'En service'}
        </span>
      </header>
      <div class="dedans pile">
        {actif === null && secret === null && (
          <>
            <p>
              Un code de votre téléphone, demandé après le mot de passe : qui devinerait votre mot de passe
              n’entrerait pas.
            </p>
            <form class="saisie" action="/compte/second-facteur" method="post">
              <Champ
                nom="actuel"
                libelle="Votre mot de passe"
                type="password"
                autocomplete="current-password"
                faute={fautes['actuel']}
                requis
              />
              <div class="actions">
                <button class="bouton" type="submit">
                  Mettre en service
                </button>
              </div>
            </form>
          </>
        )}
        {actif === null && secret !== null && (
          <>
            <SecretAInstaller courriel={courriel} secret={secret} />
            <form class="saisie" action="/compte/second-facteur/activer" method="post">
              <ChampCode faute={fautes['code']} />
              <div class="actions">
                <button class="bouton plein" type="submit">
                  Vérifier et mettre en service
                </button>
              </div>
            </form>
          </>
        )}
        {actif !== null && (
          <>
            <p>
              En service depuis le {instantCourt(actif)}.{' '}
              {obligatoire && 'Votre rôle l’exige : vous pouvez en changer, pas vous en passer.'}
            </p>
            <details class="depliable" open={fautes['codeCodes'] !== undefined}>
              <summary>Refaire les codes de secours</summary>
              <form class="saisie" action="/compte/second-facteur/codes" method="post">
                <ChampCode id="code-codes" faute={fautes['codeCodes']} secours />
                <div class="actions">
                  <button class="bouton" type="submit">
                    Refaire les codes
                  </button>
                </div>
              </form>
            </details>
            <details class="depliable" open={fautes['codeRetrait'] !== undefined}>
              <summary>{obligatoire ? 'Changer de téléphone' : 'Retirer, ou changer de téléphone'}</summary>
              <form class="saisie" action="/compte/second-facteur/retirer" method="post">
                <ChampCode id="code-retrait" faute={fautes['codeRetrait']} secours />
                <div class="actions">
                  <button class="bouton grave" type="submit">
                    {obligatoire ? 'Retirer l’ancien téléphone' : 'Retirer le second facteur'}
                  </button>
                </div>
              </form>
            </details>
          </>
        )}
      </div>
    </section>
  )
}

function Sessions({ sessions, jeton }: { sessions: Awaited<ReturnType<typeof sessionsDe>>; jeton: string }) {
  const ici = empreinteDuJeton(jeton)
  return (
    <section class="panneau" aria-labelledby="titre-sessions">
      <header>
        <h2 id="titre-sessions">Sessions ouvertes</h2>
        {sessions.length > 1 && (
          <form class="suite" action="/compte/sessions/fermer-les-autres" method="post">
            <button class="bouton" type="submit">
              Fermer toutes les autres
            </button>
          </form>
        )}
      </header>
      <table class="tableau cartes">
        <caption class="cache">Sessions ouvertes</caption>
        <thead>
          <tr>
            <th scope="col">Navigateur</th>
            <th scope="col">Adresse</th>
            <th scope="col">Ouverte</th>
            <th scope="col">Dernière page</th>
            <th scope="col" class="court">
              <span class="cache">Action</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {sessions.map((session) => (
            <tr>
              <td class="entier">{nomDuNavigateur(session.navigateur)}</td>
              <td data-col="Adresse">{session.adresse === '' ? 'inconnue' : session.adresse}</td>
              <td data-col="Ouverte">{instantCourt(session.cree_le)}</td>
              <td data-col="Dernière page">{instantCourt(session.vue_le)}</td>
              <td class="fin">
                {session.empreinte === ici ? (
                  <span class="etiquette ton-vert">Celle-ci</span>
                ) : (
                  <form action="/compte/sessions/fermer" method="post">
                    <input type="hidden" name="session" value={session.empreinte} />
                    <button
                      class="bouton"
                      type="submit"
                      aria-label={`Fermer la session de ${nomDuNavigateur(session.navigateur)}, ouverte le ${instantCourt(session.cree_le)}`}
                    >
                      Fermer
                    </button>
                  </form>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p class="dedans petit discret">
        Une session que vous ne reconnaissez pas ? Fermez-la, puis changez de mot de passe.
      </p>
    </section>
  )
}
