import type { Context } from 'hono'
import { antennesVisibles } from '../db/antennes.ts'
import type { Utilisateur } from '../db/utilisateurs.ts'
import { secondFacteurObligatoire } from '../domain/secondFacteur.ts'
import { sessionsDe } from '../domain/sessions.ts'
import type { Acces, Services } from './acces.ts'
import { adresse } from './adresse.ts'
import { aLeDroit } from './droits.ts'
import { instantCourt, nombre } from './formats.ts'
import { Fait, Fautes } from './formulaire.tsx'
import { page } from './gabarit.tsx'
import { nomDuRole } from './roles.ts'
import { ChampsDesDroits } from './utilisateurChamps.tsx'

const FAITS = {
  droits: 'Les droits sont changés. Les sessions de ce compte sont fermées.',
  ferme: 'Le compte est fermé, ses sessions aussi.',
  rouvert: 'Le compte est rouvert, avec le mot de passe et le second facteur qu’il avait.',
  'second-facteur': 'Le second facteur est retiré. Les sessions de ce compte sont fermées.',
  sessions: 'Les sessions de ce compte sont fermées.',
}

/** The page of one account. */
export async function pageDUnCompte(
  c: Context,
  acces: Acces,
  { db, maintenant }: Services,
  compte: Utilisateur,
  { brut, fautes }: { brut?: Readonly<Record<string, string>>; fautes: Readonly<Record<string, string>> },
) {
  const antennes = await antennesVisibles(db, 'toutes')
  const sessions = await sessionsDe(db, compte.id, maintenant())
  const moi = compte.id === acces.utilisateur.id
  const ferme = compte.desactive_le !== null
  const saisi = brut ?? {
    role: compte.role,
    antenneId: String(compte.antenne_id ?? ''),
    administrateur: String(compte.administrateur),
  }
  return page(
    c,
    acces,
    {
      titre: `${compte.prenom} ${compte.nom}`,
      statut: Object.keys(fautes).length > 0 ? 422 : 200,
    },
    <div class="pile compte-page">
      <p class="fil">
        <a href="/comptes">Comptes</a>
      </p>
      <div class="entete">
        <h1>
          {compte.prenom} {compte.nom}
        </h1>
        {ferme && <span class="etiquette ton-rouge">Compte fermé</span>}
      </div>
      <Fait c={c} phrases={FAITS} />
      <Fautes fautes={fautes} />
      <section class="panneau" aria-labelledby="titre-compte">
        <header>
          <h2 id="titre-compte">Compte</h2>
          {aLeDroit(acces.utilisateur, 'journal') && (
            <a class="suite" href={adresse('/journal', { objet: 'compte', sur: compte.courriel })}>
              Journal de ce compte
            </a>
          )}
        </header>
        <div class="dedans pile">
          <dl class="fiche">
            <dt>Adresse</dt>
            <dd>{compte.courriel}</dd>
            <dt>Rôle</dt>
            <dd>{nomDuRole(compte)}</dd>
            <dt>Ouvert le</dt>
            <dd>{instantCourt(compte.cree_le)}</dd>
            {compte.desactive_le !== null && (
              <>
                <dt>Fermé le</dt>
                <dd>{instantCourt(compte.desactive_le)}</dd>
              </>
            )}
            <dt>Second facteur</dt>
            <dd>
              {compte.totp_actif_le === null
                ? secondFacteurObligatoire(compte)
                  ? 'À choisir à la prochaine connexion'
                  : 'Non utilisé'
                : `En service depuis le ${instantCourt(compte.totp_actif_le)}`}
            </dd>
            <dt>Sessions</dt>
            <dd>{nombre(sessions.length, 'ouverte')}</dd>
          </dl>
          {!moi && (
            <div class="actions">
              {!ferme && (
                <Acte id={compte.id} chemin="lien">
                  Donner un lien de mot de passe
                </Acte>
              )}
              {sessions.length > 0 && (
                <Acte id={compte.id} chemin="sessions">
                  Fermer ses sessions
                </Acte>
              )}
              {compte.totp_actif_le !== null && (
                <Acte id={compte.id} chemin="second-facteur" grave>
                  Retirer son second facteur
                </Acte>
              )}
              {ferme ? (
                <Acte id={compte.id} chemin="rouvrir">
                  Rouvrir le compte
                </Acte>
              ) : (
                <Acte id={compte.id} chemin="fermer" grave>
                  Fermer le compte
                </Acte>
              )}
            </div>
          )}
        </div>
      </section>
      <section class="panneau" aria-labelledby="titre-droits">
        <header>
          <h2 id="titre-droits">Droits</h2>
        </header>
        {moi ? (
          <p class="dedans">
            Ce compte est le vôtre : vos droits sont à changer par un autre administrateur. Votre mot de passe
            et votre second facteur se changent dans <a href="/compte">Mon compte</a>.
          </p>
        ) : (
          <form class="dedans saisie" action={`/comptes/${compte.id}`} method="post">
            <ChampsDesDroits brut={saisi} fautes={fautes} antennes={antennes} />
            <div class="actions">
              <button class="bouton plein" type="submit">
                Changer les droits
              </button>
            </div>
            <p class="petit discret">
              Le changement vaut tout de suite : ses sessions se ferment, elle se reconnecte.
            </p>
          </form>
        )}
      </section>
    </div>,
  )
}

function Acte({
  id,
  chemin,
  grave = false,
  children,
}: {
  id: number
  chemin: string
  grave?: boolean
  children: string
}) {
  return (
    <form action={`/comptes/${id}/${chemin}`} method="post">
      <button class={`bouton${grave ? ' grave' : ''}`} type="submit">
        {children}
      </button>
    </form>
  )
}
