import type { Context } from 'hono'
import type { PropsWithChildren } from 'hono/jsx'
import { porteursDeCode } from '../db/codes.ts'
import { codeOuvert } from '../db/intervenants.ts'
import { montrerCodes } from '../domain/montrerCodes.ts'
import { jourDe } from '../domain/regles/jours.ts'
import type { Acces, Route, Services } from './acces.ts'
import { auteurDe } from './auteur.ts'
import { ChoixAntenne } from './choixAntenne.tsx'
import { surBeneficiaire, surIntervenant } from './fiche.tsx'
import { jourCourt, nombre, personne, telephone } from './formats.ts'
import { Fait } from './formulaire.tsx'
import { page } from './gabarit.tsx'
import { Vide } from './tableau.tsx'

const CARTES_AU_PLUS = 400
const FAITS = { attribue: 'Le code est attribué : remettez cette carte à l’intervenant.' } as const

/** Cards to print: a carer's code and how to call, a home's code for lines that hide their number. */
export function carteCodeRoutes(services: Services): Route[] {
  return [
    {
      methode: 'get',
      chemin: '/intervenants/:id/carte',
      politique: 'telephonie',
      repondre: (c, acces) => carteIntervenant(c, acces, services),
    },
    {
      methode: 'get',
      chemin: '/beneficiaires/:id/carte',
      politique: 'metier',
      repondre: (c, acces) => carteBeneficiaire(c, acces, services),
    },
    {
      methode: 'get',
      chemin: '/cartes',
      politique: 'telephonie',
      repondre: (c, acces) => cartes(c, acces, services),
    },
  ]
}

function carteIntervenant(c: Context, acces: Acces, services: Services) {
  return surIntervenant(c, acces, services, async ({ id, base, instant, intervenant, montrer }) => {
    const code = await codeOuvert(services.db, acces.portee, id)
    if (code !== undefined) {
      await montrerCodes(services.db, auteurDe(c, acces), { objet: 'intervenant', id }, instant)
    }
    return montrer({
      onglet: '/carte',
      contenu: (
        <>
          <Fait c={c} phrases={FAITS} />
          {code === undefined ? (
            <section class="panneau etroit">
              <Vide titre="Pas de code">
                <a href={`${base}/code`}>Attribuez-en un</a> pour imprimer sa carte.
              </Vide>
            </section>
          ) : (
            <>
              <p class="discret petit sans-impression">
                Imprimez cette page (Ctrl&nbsp;+&nbsp;P) et remettez la carte en main propre : qui la lit peut
                pointer à la place de l’intervenant.
              </p>
              <div class="cartes-code">
                <CarteIntervenant
                  nom={personne({ ...intervenant, civilite: '' })}
                  code={code.code}
                  services={services}
                />
              </div>
            </>
          )}
        </>
      ),
    })
  })
}

function carteBeneficiaire(c: Context, acces: Acces, services: Services) {
  return surBeneficiaire(c, acces, services, ({ beneficiaire, montrer }) =>
    montrer({
      onglet: '/carte',
      contenu: (
        <>
          <p class="discret petit sans-impression">
            Imprimez cette page (Ctrl&nbsp;+&nbsp;P). L’intervenant compose ce code quand la ligne du domicile
            n’est pas reconnue.
          </p>
          <div class="cartes-code">
            <Carte titre="Chez" nom={personne(beneficiaire)} code={beneficiaire.code}>
              <ol>
                <li>
                  Appelez le <Numeros services={services} />.
                </li>
                <li>Si l’on vous dit « Ligne non reconnue », composez le code ci-dessus.</li>
                <li>Composez ensuite votre code personnel.</li>
                <li>Attendez la confirmation, puis raccrochez.</li>
              </ol>
            </Carte>
          </div>
        </>
      ),
    }),
  )
}

async function cartes(c: Context, acces: Acces, services: Services) {
  const { db, maintenant } = services
  const instant = maintenant()
  const [seule, ...suite] = acces.antennes
  const antenne =
    acces.antennes.find(({ id }) => id === acces.antenneChoisie) ?? (suite.length === 0 ? seule : undefined)
  const porteurs = antenne === undefined ? [] : await porteursDeCode(db, [antenne.id], CARTES_AU_PLUS)
  if (antenne !== undefined) {
    await montrerCodes(db, auteurDe(c, acces), { objet: 'antenne', id: antenne.id }, instant)
  }
  return page(
    c,
    acces,
    { titre: 'Cartes de code' },
    <>
      <div class="entete">
        <p class="fil">
          <a href="/intervenants">Intervenants</a>
        </p>
        <h1>Cartes de code{antenne !== undefined && ` – ${antenne.nom}`}</h1>
        <span class="compte">{nombre(porteurs.length, 'carte')}</span>
      </div>
      <form class="filtres" action="/cartes" method="get">
        <ChoixAntenne acces={acces} />
        {acces.utilisateur.role === 'siege' && (
          <button class="bouton" type="submit">
            Afficher
          </button>
        )}
        <p class="discret petit">
          Imprimez (Ctrl&nbsp;+&nbsp;P), découpez, remettez chaque carte en main propre. Cet affichage du{' '}
          {jourCourt(jourDe(instant))} est noté au journal.
        </p>
      </form>
      {porteurs.length === 0 ? (
        <section class="panneau">
          <Vide titre={antenne === undefined ? 'Choisissez une antenne' : 'Aucun code'}>
            {antenne === undefined
              ? 'Les cartes s’impriment antenne par antenne.'
              : 'Aucun intervenant de cette antenne n’a de code.'}
          </Vide>
        </section>
      ) : (
        <div class="cartes-code">
          {porteurs.map((porteur) => (
            <CarteIntervenant
              nom={personne({ ...porteur, civilite: '' })}
              code={porteur.code}
              services={services}
            />
          ))}
        </div>
      )}
    </>,
  )
}

function CarteIntervenant({ nom, code, services }: { nom: string; code: string; services: Services }) {
  return (
    <Carte titre="Code personnel" nom={nom} code={code}>
      <ol>
        <li>
          En arrivant, appelez le <Numeros services={services} /> du téléphone du domicile.
        </li>
        <li>Composez votre code, attendez « Arrivée enregistrée », raccrochez.</li>
        <li>En partant, de même : « Départ enregistré ».</li>
      </ol>
      <p>
        Ligne non reconnue : composez d’abord le code de la personne aidée. Votre dernier pointage : faites le
        9.
      </p>
    </Carte>
  )
}

function Carte({
  titre,
  nom,
  code,
  children,
}: PropsWithChildren<{ titre: string; nom: string; code: string }>) {
  return (
    <article class="carte-code">
      <h2>{nom}</h2>
      <p class="carte-chiffres">
        <span class="discret petit">{titre} </span>
        <strong class="touches">{code}</strong>
      </p>
      {children}
    </article>
  )
}

function Numeros({ services: { numerosVerts = [] } }: { services: Services }) {
  const dits = numerosVerts.map((numero) => numeroVert(numero)).join(' ou ')
  return <strong class="insecable">{dits === '' ? 'numéro du service' : dits}</strong>
}

// Freephone numbers are grouped by three: 0 800 400 800.
function numeroVert(numero: string): string {
  const gratuit = /^0(80\d)(\d{3})(\d{3})$/.exec(numero)
  if (gratuit !== null) return ['0', ...gratuit.slice(1)].join('\u00A0')
  return /^0\d{9}$/.test(numero) ? telephone(`+33${numero.slice(1)}`) : telephone(numero)
}
