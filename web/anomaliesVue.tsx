import type { Context } from 'hono'
import type { nombreParCode } from '../db/anomalies.ts'
import type { CodeAnomalie } from '../db/schema.ts'
import { voit, type Acces } from './acces.ts'
import type { LigneDeFile } from './anomalies.tsx'
import type { DemandeAnomalies } from './anomaliesDemande.ts'
import { Faits } from './anomaliesFaits.tsx'
import { Gestes } from './anomaliesLigne.tsx'
import type { EtatAnomalies } from './anomaliesTraiter.ts'
import { ChoixAntenne } from './choixAntenne.tsx'
import { chiffre, jourCourt, nombre } from './formats.ts'
import { Fait, Fautes } from './formulaire.tsx'
import { ANOMALIES } from './libelles.ts'
import { nomBeneficiaire, nomIntervenant } from './noms.ts'
import { RegionDirecte, TemoinDirect } from './regionDirecte.tsx'
import { Nom, Pages, Vide } from './tableau.tsx'

interface Proprietes {
  c: Context
  acces: Acces
  demande: DemandeAnomalies
  comptes: Awaited<ReturnType<typeof nombreParCode>>
  lignes: readonly LigneDeFile[]
  pages: { page: number; parPage: number; total: number }
  etat: EtatAnomalies
}

/** What was done, as a page says it. */
export const FAITS = {
  corrigee: 'C’est corrigé.',
  creee: 'L’intervention est créée.',
  acquittee: 'L’anomalie est acquittée.',
  acquittees: 'Les anomalies cochées sont acquittées.',
} as const

/** The work queue, its filters and its counts. */
export function VueAnomalies(proprietes: Proprietes) {
  const { c, acces, demande, lignes, pages, etat } = proprietes
  const ouvertes = demande.etat === 'ouvertes'
  return (
    <RegionDirecte adresse={demande.lien()} acces={acces} resume={nombre(pages.total, 'anomalie')}>
      <div class="entete">
        <h1>Anomalies</h1>
        <span class="discret">{ouvertes ? 'à traiter, les plus anciennes d’abord' : 'déjà acquittées'}</span>
        <TemoinDirect />
      </div>
      <Fait c={c} phrases={FAITS} />
      {etat.refus?.anomalieId === undefined && <Fautes fautes={etat.refus?.fautes} />}
      <Filtres acces={acces} demande={demande} />
      <Comptes {...proprietes} />
      <section class="panneau" aria-label="Anomalies à traiter">
        {lignes.length === 0 ? (
          <Vide titre={ouvertes ? 'Rien à traiter' : 'Aucune anomalie acquittée'}>
            {ouvertes
              ? 'Les anomalies apparaissent ici dès qu’un appel ou une correction en fait naître.'
              : 'Changez les dates ou le genre pour élargir la liste.'}
          </Vide>
        ) : (
          <>
            {ouvertes && (
              <p class="touches-aide petit">
                <kbd>j</kbd> suivante <kbd>k</kbd> précédente <kbd>1</kbd>…<kbd>4</kbd> le geste <kbd>h</kbd>{' '}
                écrire
              </p>
            )}
            <ol class="file">
              {lignes.map((ligne, rang) => (
                <Anomalie
                  ligne={ligne}
                  suivante={(lignes[rang + 1] ?? lignes[rang - 1])?.anomalie.id}
                  {...proprietes}
                />
              ))}
            </ol>
            {lignes.some(({ anomalie }) => aCocher(anomalie)) && <Lot demande={demande} etat={etat} />}
          </>
        )}
        <Pages {...pages} nom={['anomalie', 'anomalies']} lien={(page) => demande.lien({ page })} />
      </section>
    </RegionDirecte>
  )
}

function aCocher({ severite, acquittee_le }: LigneDeFile['anomalie']): boolean {
  return severite === 'a_acquitter' && acquittee_le === null
}

function Filtres({ acces, demande }: Pick<Proprietes, 'acces' | 'demande'>) {
  const { parametres } = demande
  return (
    <form
      hx-sync="#direct:replace"
      class="filtres"
      action="/anomalies"
      method="get"
      hx-get="/anomalies"
      hx-trigger="change, submit"
      hx-target="#direct"
      hx-select="#direct"
      hx-swap="outerMorph"
    >
      {(['code', 'beneficiaire', 'intervenant'] as const).map(
        (nom) => parametres[nom] !== undefined && <input type="hidden" name={nom} value={parametres[nom]} />,
      )}
      <div class="champ">
        <label for="gravite">Gravité</label>
        <select id="gravite" name="gravite">
          <option value="">Toutes</option>
          <option value="a_corriger" selected={demande.gravite === 'a_corriger'}>
            À corriger
          </option>
          <option value="a_acquitter" selected={demande.gravite === 'a_acquitter'}>
            À acquitter
          </option>
        </select>
      </div>
      <div class="champ">
        <label for="etat">État</label>
        <select id="etat" name="etat">
          <option value="">À traiter</option>
          <option value="acquittees" selected={demande.etat === 'acquittees'}>
            Acquittées
          </option>
        </select>
      </div>
      <div class="champ">
        <label for="du">Du</label>
        <input id="du" type="date" name="du" value={demande.du ?? ''} />
      </div>
      <div class="champ">
        <label for="au">Au</label>
        <input id="au" type="date" name="au" value={demande.au ?? ''} />
      </div>
      <ChoixAntenne acces={acces} />
      <button class="bouton sans-script" type="submit">
        Filtrer
      </button>
    </form>
  )
}

function Comptes({ demande, comptes }: Proprietes) {
  const total = Object.values(comptes).reduce((somme, n) => somme + n, 0)
  const presents = (Object.keys(ANOMALIES) as CodeAnomalie[]).filter(
    (code) => (comptes[code] ?? 0) > 0 || code === demande.code,
  )
  return (
    <nav class="onglets" aria-label="Genre d’anomalie">
      <a
        href={demande.lien({ code: undefined, page: undefined })}
        aria-current={demande.code ? undefined : 'true'}
      >
        Toutes <b>{chiffre(total)}</b>
      </a>
      {presents.map((code) => (
        <a
          href={demande.lien({ code, page: undefined })}
          aria-current={demande.code === code ? 'true' : undefined}
        >
          {ANOMALIES[code].nom} <b>{chiffre(comptes[code] ?? 0)}</b>
        </a>
      ))}
    </nav>
  )
}

/** One anomalie: whose, when, what, and the fixes. */
function Anomalie({
  ligne: { anomalie, gestes, autres, motifs },
  suivante,
  acces,
  demande,
  etat,
}: Proprietes & { ligne: LigneDeFile; suivante: number | undefined }) {
  const { id, code, objet, objet_id: objetId } = anomalie
  const refus = etat.refus?.anomalieId === id ? etat.refus : undefined
  const vers = objet === 'intervention' ? `/interventions/${objetId}` : undefined
  return (
    <li id={`x${id}`} class="anomalie" tabindex={-1} data-anomalie data-maj={anomalie.version ?? 1}>
      <div class="quoi">
        {aCocher(anomalie) && (
          <input
            type="checkbox"
            name="ids"
            value={id}
            form="lot"
            aria-label={`Cocher : ${ANOMALIES[code].nom}, ${nomBeneficiaire(anomalie)}`}
          />
        )}
        <span class={`etiquette ton-${ANOMALIES[code].ton}`}>{ANOMALIES[code].nom}</span>
        <span class="insecable discret">{jourCourt(anomalie.jour)}</span>
        <strong>
          {anomalie.beneficiaire_id === null ? (
            'Bénéficiaire inconnu'
          ) : (
            <Nom
              vers={
                voit(acces.portee, anomalie.beneficiaire_antenne)
                  ? `/beneficiaires/${anomalie.beneficiaire_id}`
                  : undefined
              }
            >
              {nomBeneficiaire(anomalie)}
            </Nom>
          )}
        </strong>
        <span>{anomalie.intervenant_id === null ? 'par ?' : `par ${nomIntervenant(anomalie)}`}</span>
        {acces.portee === 'toutes' && <span class="discret">{anomalie.antenne_nom}</span>}
      </div>
      <p class="petit">
        <Faits anomalie={anomalie} autres={autres} />{' '}
        {vers !== undefined && <a href={vers}>Ouvrir l’intervention</a>}
        {objet === 'appel' && (
          <a href={`/appels/non-identifies?traiter=${objetId}#a${objetId}`}>Traiter l’appel</a>
        )}
        {anomalie.acquittee_le !== null && <> Acquittée : « {anomalie.note} »</>}
      </p>
      {refus !== undefined && <Fautes fautes={refus.fautes} />}
      {anomalie.acquittee_le === null && (
        <Gestes
          anomalie={{ ...anomalie, gestes }}
          motifs={motifs}
          action={demande.lien({}, `/anomalies/${id}/geste`)}
          caches={{ suivante }}
          refus={refus}
        />
      )}
    </li>
  )
}

function Lot({ demande, etat }: Pick<Proprietes, 'demande' | 'etat'>) {
  const brut = etat.refus?.anomalieId === undefined ? etat.refus?.brut : undefined
  return (
    <form
      id="lot"
      class="lot gestes"
      action={demande.lien({}, '/anomalies/acquitter')}
      method="post"
      data-saisie
    >
      <span class="champ">
        <label for="lot-note">Note pour les anomalies cochées</label>
        <input id="lot-note" name="note" value={brut?.note ?? ''} maxlength={500} autocomplete="off" />
      </span>
      <button class="bouton" type="submit">
        Acquitter les anomalies cochées
      </button>
    </form>
  )
}
