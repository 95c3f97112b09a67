import type { Context } from 'hono'
import { z } from 'zod'
import { motifsEtUsages, type MotifEtUsage } from '../db/listeMotifs.ts'
import type { Change } from '../domain/change.ts'
import { ajouterMotif, FAMILLES } from '../domain/motifs.ts'
import { jourDe } from '../domain/regles/jours.ts'
import type { Acces, Route, Services } from './acces.ts'
import { auteurDe } from './auteur.ts'
import { Champ, Choix, Fait, Fautes, lireFormulaire, versPage } from './formulaire.tsx'
import { chiffre, jourCourt } from './formats.ts'
import { page } from './gabarit.tsx'
import { motifRoutes } from './motif.tsx'
import { DU, NOTE, PHRASES_DES_MOTIFS } from './motifsChamps.tsx'
import { FAMILLES_DITES } from './motifsMots.ts'
import { CadreReglages, fautesDe } from './reglagesCadre.tsx'
import { Vide } from './tableau.tsx'

const Ajout = z.object({
  famille: z.enum(FAMILLES, 'Choisissez la famille.'),
  libelle: z.string().min(1, 'Écrivez le motif.').max(80, 'Quatre-vingts lettres au plus.'),
  du: DU,
  note: NOTE,
})

/** The reasons of correction, by family. */
export function motifsRoutes(services: Services): Route[] {
  const chemin = '/reglages/motifs'
  return [
    { methode: 'get', chemin, politique: 'references', repondre: (c, acces) => liste(c, acces, services) },
    { methode: 'post', chemin, politique: 'references', repondre: (c, acces) => ajouter(c, acces, services) },
    ...motifRoutes(services),
  ]
}

interface Etat {
  fautes?: Record<string, string>
  brut?: Record<string, string>
}

async function ajouter(c: Context, acces: Acces, services: Services) {
  const lu = await lireFormulaire(c, Ajout)
  if (!lu.bon) return liste(c, acces, services, lu)
  const { note: noteObligatoire, ...motif } = lu.valeurs
  const change: Change = await ajouterMotif(
    services.db,
    auteurDe(c, acces),
    { ...motif, noteObligatoire },
    services.maintenant(),
  )
  if (change.type === 'fait' || change.type === 'introuvable')
    return versPage(c, '/reglages/motifs', 'ajoute')
  return liste(c, acces, services, { fautes: fautesDe(change), brut: lu.brut })
}

async function liste(c: Context, acces: Acces, { db, maintenant }: Services, etat: Etat = {}) {
  const aujourdhui = jourDe(maintenant())
  const tous = await motifsEtUsages(db)
  const anciens = c.req.query('anciens') === '1'
  const montres = anciens ? tous : tous.filter(({ au }) => au === null || au >= aujourdhui)
  return page(
    c,
    acces,
    { titre: 'Motifs', statut: etat.fautes === undefined ? 200 : 422 },
    <CadreReglages acces={acces} titre="Motifs de correction" exporter="/reglages/motifs.csv">
      <Fait c={c} phrases={PHRASES_DES_MOTIFS} />
      <p class="petit">
        <a href="#titre-ajout">Ajouter un motif</a>
        {' · '}
        {anciens ? (
          <a href="/reglages/motifs">Cacher les motifs qui ne sont plus proposés</a>
        ) : (
          <a href="/reglages/motifs?anciens=1">Montrer aussi les motifs qui ne sont plus proposés</a>
        )}
      </p>
      <div class="colonnes detail">
        <div class="pile">
          {FAMILLES.map((famille) => (
            <Famille
              famille={famille}
              motifs={montres.filter((motif) => motif.famille === famille)}
              aujourdhui={aujourdhui}
            />
          ))}
        </div>
        <section class="panneau" aria-labelledby="titre-ajout">
          <header>
            <h2 id="titre-ajout">Ajouter un motif</h2>
          </header>
          <div class="dedans">
            <Ajouter aujourdhui={aujourdhui} {...etat} />
          </div>
        </section>
      </div>
    </CadreReglages>,
  )
}

function Famille({
  famille,
  motifs,
  aujourdhui,
}: {
  famille: (typeof FAMILLES)[number]
  motifs: readonly MotifEtUsage[]
  aujourdhui: string
}) {
  const { nom, aide } = FAMILLES_DITES[famille]
  return (
    <section class="panneau" aria-labelledby={`famille-${famille}`}>
      <header>
        <h2 id={`famille-${famille}`}>{nom}</h2>
        <span class="compte">{famille}</span>
        <p class="petit discret">{aide}</p>
      </header>
      {motifs.length === 0 ? (
        <Vide titre="Aucun motif">Ajoutez-en un : sans motif, cette correction ne peut pas être faite.</Vide>
      ) : (
        <table class="tableau cartes regles">
          <caption class="cache">Motifs : {nom}</caption>
          <thead>
            <tr>
              <th scope="col">Motif</th>
              <th scope="col">Proposé</th>
              <th scope="col" class="n">
                Corrections
              </th>
            </tr>
          </thead>
          <tbody>
            {motifs.map((motif) => (
              <tr>
                <td class="entier nom">
                  <a class="ligne" href={`/reglages/motifs/${motif.id}`}>
                    {motif.libelle}
                  </a>{' '}
                  {motif.note_obligatoire === 1 && <span class="etiquette">Note obligatoire</span>}
                </td>
                <td class="entier">{periode(motif, aujourdhui)}</td>
                <td class="n" data-col="Corrections">
                  {chiffre(motif.usages)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function periode({ du, au }: MotifEtUsage, aujourdhui: string) {
  if (au !== null && au < aujourdhui) return <span class="etiquette">jusqu’au {jourCourt(au)}</span>
  if (du > aujourdhui) return <span class="etiquette ton-accent">à partir du {jourCourt(du)}</span>
  return au === null ? undefined : <span class="etiquette ton-ambre">jusqu’au {jourCourt(au)}</span>
}

function Ajouter({ aujourdhui, fautes, brut }: Etat & { aujourdhui: string }) {
  return (
    <form class="saisie" action="/reglages/motifs" method="post">
      <Fautes fautes={fautes} />
      <Choix
        nom="famille"
        libelle="Pour"
        vide="Choisissez"
        valeur={brut?.famille}
        faute={fautes?.famille}
        options={FAMILLES.map((famille) => [famille, FAMILLES_DITES[famille].nom])}
        requis
      />
      <Champ nom="libelle" libelle="Motif" valeur={brut?.libelle} faute={fautes?.libelle} requis />
      <Champ
        nom="du"
        libelle="Proposé à partir du"
        type="date"
        valeur={brut?.du ?? aujourdhui}
        faute={fautes?.du}
        requis
      />
      <label class="coche">
        <input type="checkbox" name="note" value="1" checked={brut?.note === '1'} />
        Note obligatoire
      </label>
      <div class="actions">
        <button class="bouton plein" type="submit">
          Ajouter
        </button>
      </div>
    </form>
  )
}
