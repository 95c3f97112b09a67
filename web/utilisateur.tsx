import type { Context } from 'hono'
import { z } from 'zod'
import { antennesVisibles } from '../db/antennes.ts'
import { utilisateurParId } from '../db/utilisateurs.ts'
import {
  changerDroits,
  donnerUnLien,
  fermerCompte,
  fermerSessionsDuCompte,
  retirerSecondFacteur,
  rouvrirCompte,
  type Administre,
} from '../domain/comptes.ts'
import type { Auteur } from '../domain/auteur.ts'
import type { Db } from '../db/index.ts'
import type { Acces, Route, Services } from './acces.ts'
import { lireNumero } from './adresse.ts'
import { auteurDe } from './auteur.ts'
import { introuvable } from './erreurs.tsx'
import { lireFormulaire, versPage } from './formulaire.tsx'
import { montrerLien } from './lienDonne.tsx'
import { DROITS_SAISIS } from './utilisateurChamps.tsx'
import { pageDUnCompte } from './utilisateurVue.tsx'

const FORME = z.object(DROITS_SAISIS)

type Acte = (db: Db, auteur: Auteur, id: number, maintenant: number) => Promise<Administre>

/** One account: its rights, its link, its second factor, its sessions. */
export function utilisateurRoutes(services: Services): Route[] {
  const acte = (chemin: string, fait: string, agir: Acte): Route => ({
    methode: 'post',
    chemin: `/comptes/:id/${chemin}`,
    politique: 'comptes',
    async repondre(c, acces) {
      const id = idDe(c)
      const resultat = await agir(services.db, auteurDe(c, acces), id, services.maintenant())
      return conclure(c, acces, services, id, resultat, fait)
    },
  })
  return [
    {
      methode: 'get',
      chemin: '/comptes/:id',
      politique: 'comptes',
      repondre: (c, acces) => montrer(c, acces, services, idDe(c)),
    },
    {
      methode: 'post',
      chemin: '/comptes/:id',
      politique: 'comptes',
      repondre: (c, acces) => poserDroits(c, acces, services),
    },
    {
      methode: 'post',
      chemin: '/comptes/:id/lien',
      politique: 'comptes',
      async repondre(c, acces) {
        const id = idDe(c)
        const donne = await donnerUnLien(services.db, auteurDe(c, acces), id, services.maintenant())
        if (donne.type !== 'lien') return conclure(c, acces, services, id, donne, '')
        const compte = await utilisateurParId(services.db, id)
        return montrerLien(c, acces, services, donne, `${compte?.prenom} ${compte?.nom}`)
      },
    },
    acte('fermer', 'ferme', fermerCompte),
    acte('rouvrir', 'rouvert', rouvrirCompte),
    acte('second-facteur', 'second-facteur', retirerSecondFacteur),
    acte('sessions', 'sessions', fermerSessionsDuCompte),
  ]
}

function idDe(c: Context): number {
  return lireNumero(c.req.param('id')) ?? 0
}

async function montrer(
  c: Context,
  acces: Acces,
  services: Services,
  id: number,
  saisie: { brut?: Record<string, string>; fautes: Record<string, string> } = { fautes: {} },
): Promise<Response> {
  const compte = await utilisateurParId(services.db, id)
  return compte === undefined ? introuvable(c, acces) : pageDUnCompte(c, acces, services, compte, saisie)
}

async function poserDroits(c: Context, acces: Acces, services: Services): Promise<Response> {
  const id = idDe(c)
  const lu = await lireFormulaire(c, FORME)
  if (!lu.bon) return montrer(c, acces, services, id, lu)
  const antennes = await antennesVisibles(services.db, 'toutes')
  const { antenneId } = lu.valeurs
  if (antenneId !== null && !antennes.some((antenne) => antenne.id === antenneId)) {
    const fautes = { antenneId: 'Choisissez une antenne de la liste.' }
    return montrer(c, acces, services, id, { brut: lu.brut, fautes })
  }
  const auteur = auteurDe(c, acces)
  const resultat = await changerDroits(services.db, auteur, id, lu.valeurs, services.maintenant())
  return conclure(c, acces, services, id, resultat, 'droits', lu.brut)
}

async function conclure(
  c: Context,
  acces: Acces,
  services: Services,
  id: number,
  resultat: Administre,
  fait: string,
  brut?: Record<string, string>,
): Promise<Response> {
  if (resultat.type === 'introuvable') return introuvable(c, acces)
  if (resultat.type === 'refuse') {
    const fautes = { [resultat.champ]: resultat.raison }
    return montrer(c, acces, services, id, brut === undefined ? { fautes } : { brut, fautes })
  }
  // What was open with the former rights closes now, not at the next page.
  services.direct.fermerSessions(resultat.sessions)
  return versPage(c, `/comptes/${id}`, fait)
}
