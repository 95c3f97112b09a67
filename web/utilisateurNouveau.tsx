import type { Context } from 'hono'
import { z } from 'zod'
import { antennesVisibles } from '../db/antennes.ts'
import { inviterUtilisateur } from '../domain/comptes.ts'
import type { Acces, Route, Services } from './acces.ts'
import { auteurDe } from './auteur.ts'
import { Champ, Fautes, lireFormulaire } from './formulaire.tsx'
import { page } from './gabarit.tsx'
import { montrerLien } from './lienDonne.tsx'
import { ChampsDesDroits, DROITS_SAISIS } from './utilisateurChamps.tsx'

const NOM = z.string().min(1, 'À remplir.').max(80, 'Au plus 80 caractères.')
const FORME = z.object({
  courriel: z.string().min(1, 'À remplir.').max(254, 'Adresse trop longue.'),
  nom: NOM,
  prenom: NOM,
  ...DROITS_SAISIS,
})

/** Opening an account: its owner chooses her password with the link. */
export function utilisateurNouveauRoutes(services: Services): Route[] {
  return [
    {
      methode: 'get',
      chemin: '/comptes/nouveau',
      politique: 'comptes',
      repondre: (c, acces) => montrer(c, acces, services),
    },
    {
      methode: 'post',
      chemin: '/comptes/nouveau',
      politique: 'comptes',
      async repondre(c, acces) {
        const lu = await lireFormulaire(c, FORME)
        if (!lu.bon) return montrer(c, acces, services, lu)
        const { antenneId } = lu.valeurs
        const antennes = await antennesVisibles(services.db, 'toutes')
        if (antenneId !== null && !antennes.some(({ id }) => id === antenneId)) {
          const fautes = { antenneId: 'Choisissez une antenne de la liste.' }
          return montrer(c, acces, services, { brut: lu.brut, fautes })
        }
        const invite = await inviterUtilisateur(
          services.db,
          auteurDe(c, acces),
          lu.valeurs,
          services.maintenant(),
        )
        if (invite.type === 'refuse') {
          return montrer(c, acces, services, { brut: lu.brut, fautes: { [invite.champ]: invite.raison } })
        }
        return montrerLien(c, acces, services, invite, `${lu.valeurs.prenom} ${lu.valeurs.nom}`)
      },
    },
  ]
}

async function montrer(
  c: Context,
  acces: Acces,
  { db }: Services,
  { brut, fautes }: { brut: Readonly<Record<string, string>>; fautes: Readonly<Record<string, string>> } = {
    brut: {},
    fautes: {},
  },
) {
  const antennes = await antennesVisibles(db, 'toutes')
  return page(
    c,
    acces,
    { titre: 'Ouvrir un compte', statut: Object.keys(fautes).length > 0 ? 422 : 200 },
    <div class="pile compte-page">
      <p class="fil">
        <a href="/comptes">Comptes</a>
      </p>
      <h1>Ouvrir un compte</h1>
      <Fautes fautes={fautes} />
      <form class="panneau" action="/comptes/nouveau" method="post">
        <div class="dedans saisie">
          <div class="cote">
            <Champ nom="prenom" libelle="Prénom" valeur={brut['prenom']} faute={fautes['prenom']} requis />
            <Champ nom="nom" libelle="Nom" valeur={brut['nom']} faute={fautes['nom']} requis />
          </div>
          <Champ
            nom="courriel"
            libelle="Adresse de courriel"
            type="email"
            valeur={brut['courriel']}
            faute={fautes['courriel']}
            requis
          />
          <ChampsDesDroits brut={brut} fautes={fautes} antennes={antennes} />
          <div class="actions">
            <button class="bouton plein" type="submit">
              Ouvrir le compte
            </button>
            <a class="bouton nu" href="/comptes">
              Annuler
            </a>
          </div>
          <p class="petit discret">
            Un lien à remettre à cette personne sera montré : elle y choisira son mot de passe.
          </p>
        </div>
      </form>
    </div>,
  )
}
