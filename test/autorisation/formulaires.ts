import { MARQUES } from './monde.ts'

/** A form as a page shows it: where it goes and what it would send. */
export interface Formulaire {
  action: string
  champs: [nom: string, valeur: string][]
}

/** The POST forms of a page of ours; a `select` sends its chosen option, a box nothing unless it is ticked. */
export function formulaires(html: string): Formulaire[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].flatMap(
    ([, attributs = '', contenu = '']) => {
      if (attribut(attributs, 'method')?.toLowerCase() !== 'post') return []
      const action = attribut(attributs, 'action') ?? ''
      const id = attribut(attributs, 'id')
      const dehors =
        id === undefined ? [] : html.match(new RegExp(`<input\\b[^>]*\\bform="${id}"[^>]*>`, 'g'))
      const champs = [...champsDe([contenu, ...(dehors ?? [])].join(''))]
      const boutons = [...contenu.matchAll(/<button\b([^>]*)>/g)].flatMap(([, b = '']) => {
        const formaction = attribut(b, 'formaction')
        const nom = attribut(b, 'name')
        const envoye: [string, string][] = nom === undefined ? [] : [[nom, attribut(b, 'value') ?? '']]
        return formaction === undefined && nom === undefined ? [] : [{ action: formaction ?? action, envoye }]
      })
      if (boutons.length === 0) return [{ action, champs }]
      return [{ action, envoye: [] as [string, string][] }, ...boutons].map((b) => ({
        action: b.action,
        champs: [...champs, ...b.envoye],
      }))
    },
  )
}

function* champsDe(html: string): Generator<[string, string]> {
  for (const [, balise = '', attributs = '', suite = ''] of html.matchAll(
    /<(input|textarea|select)\b([^>]*)>((?:(?!<\/(?:select|textarea)>|<(?:input|select|textarea|button))[\s\S])*)/g,
  )) {
    const nom = attribut(attributs, 'name')
    if (nom === undefined || /\bdisabled\b/.test(attributs)) continue
    // A sheet repeats its first line.
    if (/-[1-9]\d*$/.test(nom)) continue
    const type = attribut(attributs, 'type')
    // The boxes of a list are what it is for: ticked.
    if ((type === 'checkbox' || type === 'radio') && nom !== 'ids' && !/\bchecked\b/.test(attributs)) continue
    yield [
      nom,
      balise === 'input' ? saisie(nom, type, attribut(attributs, 'value')) : valeur(nom, balise, suite),
    ]
  }
}

function valeur(nom: string, balise: string, contenu: string): string {
  if (balise === 'textarea') return contenu.trim() === '' ? 'vu avec elle' : texte(contenu)
  // No reason chosen: the act takes its own.
  if (nom === 'motif') return ''
  const options = [...contenu.matchAll(/<option\b([^>]*)>/g)].map(([, o = '']) => o)
  const choisie = options.find((o) => /\bselected\b/.test(o)) ?? options[0] ?? ''
  const premiere = attribut(choisie, 'value') ?? ''
  if (premiere !== '') return premiere
  return options.map((o) => attribut(o, 'value') ?? '').find((v) => v !== '') ?? ''
}

function saisie(nom: string, type: string | undefined, donnee: string | undefined): string {
  if (donnee !== undefined && donnee !== '') return donnee
  if (type === 'date') return '2026-11-22'
  if (type === 'time') return '10:30'
  if (type === 'number') return '5'
  if (/debut|arrivee/.test(nom)) return '8:05'
  if (/heure|fin|depart/.test(nom)) return '8:45'
  const [, genre] = /^(beneficiaire|intervenant)(?:-\d+)?$/.exec(nom) ?? []
  // Hers: a refusal is then of the field that is attacked, not of another.
  if (genre !== undefined) return `${MARQUES.a}${genre === 'beneficiaire' ? 'U' : 'I'}`
  return 'vu avec elle'
}

function attribut(attributs: string, nom: string): string | undefined {
  const trouve = new RegExp(`(?:^|\\s)${nom}="([^"]*)"`).exec(attributs)
  return trouve?.[1] === undefined ? undefined : texte(trouve[1])
}

function texte(html: string): string {
  return html
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}
