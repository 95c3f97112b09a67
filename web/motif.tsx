import type { Context } from 'hono'
import { z } from 'zod'
import { ligneMotif } from '../db/listeMotifs.ts'
import type { Change } from '../domain/change.ts'
import { empreinte } from '../domain/empreinte.ts'
import { finirMotif, modifierMotif } from '../domain/motifs.ts'
import { jourDe, jourSuivant } from '../domain/regles/jours.ts'
import type { Acces, Route, Services } from './acces.ts'
import { lireNumero } from './adresse.ts'
import { auteurDe } from './auteur.ts'
import { introuvable } from './erreurs.tsx'
import { Champ, Fautes, lireFormulaire, versPage } from './formulaire.tsx'
import { page } from './gabarit.tsx'
import { DU, NOTE } from './motifsChamps.tsx'
import { FAMILLES_DITES } from './motifsMots.ts'
import { CadreReglages, fautesDe } from './reglagesCadre.tsx'

const Modification = z.object({
  libelle: z.string().min(1, 'Écrivez le motif.').max(80, 'Quatre-vingts lettres au plus.'),
  du: DU,
  note: NOTE,
  vu: z.string().max(32),
})
const Fin = z.object({ apartir: z.union([DU, z.literal('')]), vu: z.string().max(32) })

type Acte = 'modifier' | 'finir'

/** One motif: its words, and until when it is offered. */
export function motifRoutes(services: Services): Route[] {
  const chemin = '/reglages/motifs/:id'
  return [
    { methode: 'get', chemin, politique: 'references', repondre: (c, acces) => fiche(c, acces, services) },
    {
      methode: 'post',
      chemin,
      politique: 'references',
      repondre: (c, acces) => modifier(c, acces, services),
    },
    {
      methode: 'post',
      chemin: `${chemin}/fin`,
      politique: 'references',
      repondre: (c, acces) => finir(c, acces, services),
    },
  ]
}

interface Etat {
  acte?: Acte
  fautes?: Record<string, string>
  brut?: Record<string, string>
}

const idDe = (c: Context) => lireNumero(c.req.param('id')) ?? 0

async function modifier(c: Context, acces: Acces, services: Services) {
  const lu = await lireFormulaire(c, Modification)
  if (!lu.bon) return fiche(c, acces, services, { acte: 'modifier', ...lu })
  const { note: noteObligatoire, ...motif } = lu.valeurs
  const demande = { id: idDe(c), ...motif, noteObligatoire }
  const change = await modifierMotif(services.db, auteurDe(c, acces), demande, services.maintenant())
  return repondre(c, acces, services, { change, acte: 'modifier', brut: lu.brut })
}

async function finir(c: Context, acces: Acces, services: Services) {
  const lu = await lireFormulaire(c, Fin)
  if (!lu.bon) return fiche(c, acces, services, { acte: 'finir', ...lu })
  const { apartir, vu } = lu.valeurs
  const au = apartir === '' ? null : jourSuivant(apartir, -1)
  const change = await finirMotif(
    services.db,
    auteurDe(c, acces),
    { id: idDe(c), vu, au },
    services.maintenant(),
  )
  return repondre(c, acces, services, { change, acte: 'finir', brut: lu.brut })
}

async function repondre(
  c: Context,
  acces: Acces,
  services: Services,
  { change, acte, brut }: { change: Change; acte: Acte; brut: Record<string, string> },
) {
  if (change.type === 'fait') return versPage(c, '/reglages/motifs', acte === 'modifier' ? 'modifie' : 'fini')
  if (change.type === 'introuvable') return introuvable(c, acces)
  const { au, ...fautes } = fautesDe(change)
  return fiche(c, acces, services, {
    acte,
    brut,
    fautes: au === undefined ? fautes : { ...fautes, apartir: au },
  })
}

async function fiche(c: Context, acces: Acces, { db, maintenant }: Services, etat: Etat = {}) {
  const motif = await ligneMotif(db, idDe(c))
  if (motif === undefined) return introuvable(c, acces)
  const aujourdhui = jourDe(maintenant())
  const { nom, aide } = FAMILLES_DITES[motif.famille]
  const de = (acte: Acte) => (etat.acte === acte ? etat : {})
  return page(
    c,
    acces,
    { titre: motif.libelle, statut: etat.fautes === undefined ? 200 : 422 },
    <CadreReglages acces={acces} titre={motif.libelle} parent={{ nom: 'Motifs', vers: '/reglages/motifs' }}>
      <p class="discret">
        {nom} ({motif.famille}). {aide}
      </p>
      <div class="colonnes">
        <section class="panneau" aria-labelledby="titre-modifier">
          <header>
            <h2 id="titre-modifier">Modifier</h2>
          </header>
          <div class="dedans">
            <Modifier motif={motif} aujourdhui={aujourdhui} {...de('modifier')} />
          </div>
        </section>
        <section class="panneau" aria-labelledby="titre-fin">
          <header>
            <h2 id="titre-fin">Ne plus proposer</h2>
          </header>
          <div class="dedans">
            <Finir motif={motif} {...de('finir')} />
          </div>
        </section>
      </div>
    </CadreReglages>,
  )
}

type Motif = NonNullable<Awaited<ReturnType<typeof ligneMotif>>>

function Modifier({ motif, aujourdhui, fautes, brut }: Etat & { motif: Motif; aujourdhui: string }) {
  const note = brut === undefined ? motif.note_obligatoire === 1 : brut.note === '1'
  return (
    <form class="saisie" action={`/reglages/motifs/${motif.id}`} method="post">
      <Fautes fautes={fautes} />
      <input type="hidden" name="vu" value={empreinte(motif)} />
      <Champ
        nom="libelle"
        libelle="Motif"
        valeur={brut?.libelle ?? motif.libelle}
        faute={fautes?.libelle}
        requis
      />
      <label class="coche">
        <input type="checkbox" name="note" value="1" checked={note} />
        Note obligatoire
      </label>
      <Champ
        nom="du"
        libelle="À partir du"
        type="date"
        valeur={brut?.du ?? (motif.du > aujourdhui ? motif.du : jourSuivant(aujourdhui))}
        faute={fautes?.du}
        aide="Les corrections déjà faites gardent l’ancien texte."
        requis
      />
      <div class="actions">
        <button class="bouton plein" type="submit">
          Enregistrer
        </button>
        <a class="bouton nu" href="/reglages/motifs">
          Annuler
        </a>
      </div>
    </form>
  )
}

function Finir({ motif, fautes, brut }: Etat & { motif: Motif }) {
  return (
    <form class="saisie" action={`/reglages/motifs/${motif.id}/fin`} method="post">
      <Fautes fautes={fautes} />
      <input type="hidden" name="vu" value={empreinte(motif)} />
      <Champ
        nom="apartir"
        libelle="Ne plus proposer à partir du"
        type="date"
        valeur={brut?.apartir ?? (motif.au === null ? '' : jourSuivant(motif.au))}
        faute={fautes?.apartir}
        aide="Vide : le motif est proposé sans limite."
      />
      <div class="actions">
        <button class="bouton" type="submit">
          Enregistrer la date
        </button>
      </div>
    </form>
  )
}
