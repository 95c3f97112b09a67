import type { Context } from 'hono'
import type { saisiesDe } from '../db/saisies.ts'
import { famillesDe } from '../domain/regles/motifs.ts'
import type { Acces } from './acces.ts'
import { adresse } from './adresse.ts'
import { ChampPersonne } from './choixPersonne.tsx'
import { nombre as compter } from './formats.ts'
import { Fait } from './formulaire.tsx'
import { Heure, Note } from './interventionHeures.tsx'
import { ChoixMotif, type Motif } from './motifsActe.tsx'
import type { Retour } from './saisie.tsx'
import { Recentes } from './saisieRecentes.tsx'
import type { LigneFautive } from './saisieLignes.ts'

interface Proprietes {
  c: Context
  acces: Acces
  jour: string
  aujourdhui: string
  nombre: number
  motifs: readonly Motif[]
  prestations: readonly { code: string }[]
  nomPrestation: (code: string | null) => string
  recentes: Awaited<ReturnType<typeof saisiesDe>>
  retour: Retour | undefined
}

/** The form of a paper sheet: a line an intervention, recorded each on its own. */
export function VueSaisie(proprietes: Proprietes) {
  const { c, acces, jour, nombre, motifs, recentes, retour } = proprietes
  return (
    <>
      <div class="entete">
        <h1>Saisie de secours</h1>
        <span class="discret">quand le téléphone n’a pas pu pointer</span>
        <div class="outils">
          <a class="bouton" href={adresse('/saisie/feuille', { jour, antenne: acces.antenneChoisie })}>
            Feuille à imprimer
          </a>
        </div>
      </div>
      <Fait c={c} phrases={{ enregistrees: 'Toutes les lignes sont enregistrées.' }} />
      <Bilan retour={retour} />
      <section class="panneau" aria-label="Lignes de la feuille">
        <form class="dedans pile" action="/saisie" method="post" data-saisie>
          <p class="discret petit">
            Les heures s’écrivent 8:32, 8h32 ou 0832. Un départ avant l’arrivée est du lendemain. Sans
            intervenant, une ligne reprend celui de la ligne au-dessus. Les lignes vides sont ignorées.
          </p>
          {Array.from({ length: nombre }, (_, rang) => (
            <Ligne rang={rang} fautive={retour?.fautives[rang]} {...proprietes} />
          ))}
          <div class="acte-heures">
            <ChoixMotif
              motifs={motifs}
              acte="creer"
              familles={famillesDe('creer')}
              id="saisie-motif"
              valeur={retour?.brut.motif ?? motifDeFeuille(motifs)}
              libelle="Motif de toutes les lignes"
            />
            <Note id="saisie-note" valeur={retour?.brut.note} libelle="Note de toutes les lignes" />
            <button class="bouton plein" type="submit">
              Enregistrer les lignes
            </button>
            <a class="bouton nu" href={adresse('/saisie', { jour, lignes: nombre + 6 })}>
              Plus de lignes
            </a>
          </div>
        </form>
      </section>
      <Recentes recentes={recentes} />
    </>
  )
}

function motifDeFeuille(motifs: readonly Motif[]): string | undefined {
  const sien = motifs.find(({ famille, libelle }) => famille === 'CRE' && /papier|panne/i.test(libelle))
  return sien === undefined ? undefined : String(sien.id)
}

/** What was recorded, and that something remains to be corrected. */
function Bilan({ retour }: { retour: Retour | undefined }) {
  if (retour === undefined) return <></>
  const { sorts, fautives, faute } = retour
  const bonnes = sorts.flatMap((sort) => (sort.type === 'fautive' ? [] : [sort]))
  return (
    <>
      {bonnes.length > 0 && (
        <p class="avis ton-vert" role="status">
          <span>
            {compter(bonnes.length, 'ligne enregistrée', 'lignes enregistrées')} :{' '}
            {bonnes.map(({ interventionId, type }, rang) => (
              <>
                {rang > 0 && ', '}
                <a href={`/interventions/${interventionId}`}>n° {interventionId}</a>
                {type === 'deja' && ' (elle l’était déjà)'}
              </>
            ))}
          </span>
        </p>
      )}
      <p class="avis ton-rouge" role="alert">
        {faute ??
          `${compter(fautives.length, 'ligne reste', 'lignes restent')} à corriger : elles sont ci-dessous, comme vous les avez écrites.`}
      </p>
    </>
  )
}

function Ligne({
  rang,
  fautive,
  jour,
  aujourdhui,
  prestations,
  nomPrestation,
}: Proprietes & { rang: number; fautive: LigneFautive | undefined }) {
  const { tapee = {}, fautes = {} } = fautive ?? {}
  const faute = fautes['']
  return (
    <fieldset class="ligne-saisie">
      <legend class="cache">Ligne {rang + 1}</legend>
      <div class="champ">
        <label for={`jour-${rang}`}>Jour</label>
        <input
          id={`jour-${rang}`}
          type="date"
          name={`jour-${rang}`}
          value={tapee.jour ?? jour}
          max={aujourdhui}
          aria-invalid={fautes.jour === undefined ? undefined : 'true'}
          aria-describedby={fautes.jour === undefined ? undefined : `jour-${rang}-faute`}
        />
        {fautes.jour !== undefined && (
          <span class="faute" id={`jour-${rang}-faute`}>
            {fautes.jour}
          </span>
        )}
      </div>
      {(['intervenant', 'beneficiaire'] as const).map((genre) => (
        <ChampPersonne
          nom={`${genre}-${rang}`}
          genre={genre}
          libelle={genre === 'intervenant' ? 'Intervenant' : 'Bénéficiaire'}
          valeur={tapee[genre]}
          designee={fautes[genre] === undefined ? fautive?.[genre] : { type: 'aucune', faute: fautes[genre] }}
        />
      ))}
      <Heure
        nom={`arrivee-${rang}`}
        id={`arrivee-${rang}`}
        libelle="Arrivée"
        valeur={tapee.arrivee}
        faute={fautes.arrivee}
      />
      <Heure
        nom={`depart-${rang}`}
        id={`depart-${rang}`}
        libelle="Départ"
        valeur={tapee.depart}
        faute={fautes.depart}
      />
      <div class="champ">
        <label for={`prestation-${rang}`}>Prestation</label>
        <select id={`prestation-${rang}`} name={`prestation-${rang}`}>
          <option value="">Celle du plan</option>
          {prestations.map(({ code }) => (
            <option value={code} selected={tapee.prestation === code}>
              {nomPrestation(code)}
            </option>
          ))}
        </select>
      </div>
      {faute !== undefined && <p class="faute entier">{faute}</p>}
    </fieldset>
  )
}
