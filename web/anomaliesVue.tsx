import { AnomalieDeLaFile, aCocher } from './anomaliesFile.tsx'
import { Comptes, Filtres, type ProprietesDeFile } from './anomaliesFiltres.tsx'
import { nombre } from './formats.ts'
import { Fait, Fautes } from './formulaire.tsx'
import { RegionDirecte, TemoinDirect } from './regionDirecte.tsx'
import { Pages, Vide } from './tableau.tsx'

/** What was done, as a page says it. */
export const FAITS = {
  corrigee: 'C’est corrigé.',
  creee: 'L’intervention est créée.',
  acquittee: 'L’anomalie est acquittée.',
  acquittees: 'Les anomalies cochées sont acquittées.',
} as const

/** The work queue, its filters and its counts. */
export function VueAnomalies(proprietes: ProprietesDeFile) {
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
                <kbd>j</kbd> suivante <kbd>k</kbd> précédente <kbd>1</kbd> à <kbd>4</kbd> le geste{' '}
                <kbd>h</kbd> écrire <kbd>o</kbd> ouvrir
              </p>
            )}
            <ol class="file">
              {lignes.map((ligne, rang) => (
                <AnomalieDeLaFile
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

function Lot({ demande, etat }: Pick<ProprietesDeFile, 'demande' | 'etat'>) {
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
