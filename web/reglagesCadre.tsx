import type { PropsWithChildren } from 'hono/jsx'
import type { Change } from '../domain/change.ts'
import type { Acces } from './acces.ts'
import { aLeDroit, type Droit } from './droits.ts'

/** The parts of the settings, each for whom. */
export const SECTIONS: readonly { nom: string; vers: string; droit: Droit; resume: string }[] = [
  {
    nom: 'Règles',
    vers: '/reglages/regles',
    droit: 'reglages',
    resume: 'Heures d’ouverture, durées, délais, alertes : ce qui rend une intervention anormale.',
  },
  {
    nom: 'Motifs',
    vers: '/reglages/motifs',
    droit: 'references',
    resume: 'Les raisons proposées quand on corrige une intervention.',
  },
  {
    nom: 'Financeurs',
    vers: '/reglages/financeurs',
    droit: 'references',
    resume: 'Qui paie les heures, et comment il est nommé.',
  },
  {
    nom: 'Arrondis',
    vers: '/reglages/arrondis',
    droit: 'references',
    resume: 'Comment le temps pointé devient le temps retenu, par financeur et par prestation.',
  },
  {
    nom: 'Prestations',
    vers: '/reglages/prestations',
    droit: 'references',
    resume: 'Le nom de chaque code de prestation reçu du logiciel métier.',
  },
  {
    nom: 'Antennes',
    vers: '/reglages/antennes',
    droit: 'references',
    resume: 'Noms, adresses et codes postaux des antennes.',
  },
]

/** The sections this account may open. */
export function sectionsDe({ utilisateur }: Acces) {
  return SECTIONS.filter(({ droit }) => aLeDroit(utilisateur, droit))
}

/**
 * The heading of a page of settings: where one is, and the other sections. `parent`: the list above this page; `exporter`: the
 * address of the list as a file.
 */
export function CadreReglages({
  acces,
  titre,
  parent,
  exporter,
  children,
}: PropsWithChildren<{
  acces: Acces
  titre: string
  parent?: { nom: string; vers: string }
  exporter?: string
}>) {
  const sections = sectionsDe(acces)
  return (
    <>
      <div class="entete">
        <nav class="fil" aria-label="Fil d’Ariane">
          <a href="/reglages">Réglages</a> ›{' '}
          {parent !== undefined && (
            <>
              <a href={parent.vers}>{parent.nom}</a> ›
            </>
          )}
        </nav>
        <h1>{titre}</h1>
        {exporter !== undefined && (
          <div class="outils">
            <a class="bouton" href={exporter} download>
              Exporter
            </a>
          </div>
        )}
      </div>
      {sections.length > 1 && (
        <nav class="onglets" aria-label="Réglages">
          {sections.map(({ nom, vers }) => (
            <a
              href={vers}
              aria-current={
                acces.chemin === vers ? 'page' : acces.chemin.startsWith(`${vers}/`) ? 'true' : undefined
              }
            >
              {nom}
            </a>
          ))}
        </nav>
      )}
      {children}
    </>
  )
}

/** What a form must say of a change that was not made, by field. */
export function fautesDe(change: Exclude<Change, { type: 'fait' | 'introuvable' }>): Record<string, string> {
  if (change.type === 'refusee') return { [change.champ]: change.raison }
  const perimee = change.type === 'perimee'
  return {
    '': perimee
      ? 'Quelqu’un a changé cette fiche pendant que vous la remplissiez. Votre saisie est gardée : comparez avec l’état actuel, puis validez de nouveau.'
      : 'Rien n’est encore enregistré : lisez ce que cela change, puis confirmez.',
  }
}

/** What a change would bring, to be accepted before it is made. */
export function Consequences({ change }: { change: Change | undefined }) {
  if (change?.type !== 'a_confirmer') return <></>
  return (
    <div class="avis ton-ambre">
      <div>
        {change.consequences.map((phrase) => (
          <p>{phrase}</p>
        ))}
        <label class="coche">
          <input type="checkbox" name="confirme" value="1" required />
          J’ai lu et je confirme
        </label>
      </div>
    </div>
  )
}
