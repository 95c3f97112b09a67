import { readFileSync } from 'node:fs'
import { z } from 'zod'

/** The settings file is wrong: every fault with its line, in French. */
export class ReglagesInvalides extends Error {}

const texte = z.string()
const port = z.coerce.number('il faut un nombre').int().min(1).max(65535)
const liste = texte.transform((valeur) =>
  valeur
    .split(',')
    .map((element) => element.trim())
    .filter((element) => element !== ''),
)
const ADRESSE = /^[0-9a-fA-F.:]+$/
const RESEAU = /^[0-9a-fA-F.:]+(\/\d{1,3})?$/
const adresse = texte.regex(ADRESSE, 'il faut une adresse IP')
const reseaux = liste.pipe(z.array(texte.regex(RESEAU, 'il faut des adresses IP, séparées par des virgules')))
const ouiNon = z.enum(['oui', 'non'], 'il faut oui ou non').transform((valeur) => valeur === 'oui')
const nom = texte.regex(/^[\w.@-]*$/, 'ce nom contient un caractère qui ne convient pas')

const Reglages = z.strictObject({
  NUMERO_VERT: liste
    .pipe(z.array(texte.regex(/^\+?\d{3,15}$/, 'il faut un numéro')).min(1, 'il faut au moins un numéro'))
    .prefault('0800400800'),
  SIP_ADRESSE: adresse.default('127.0.0.1'),
  SIP_PORT: port.default(5060),
  RTP_DEBUT: port.default(20000),
  RTP_FIN: port.default(23999),
  TRUNK_ADRESSES: reseaux.prefault('127.0.0.1/32'),
  TRUNK_MEDIA: reseaux.prefault(''),
  TRUNK_TRANSPORT: z.enum(['udp', 'tcp', 'tls'], 'il faut udp, tcp ou tls').default('udp'),
  TRUNK_CONFIANCE_PAI: ouiNon.prefault('oui'),
  TRUNK_MODE: z.enum(['adresse', 'enregistrement'], 'il faut adresse ou enregistrement').default('adresse'),
  TRUNK_SERVEUR: nom.default(''),
  TRUNK_IDENTIFIANT: nom.default(''),
  RESEAU_INTERNE: texte.regex(RESEAU, 'il faut un réseau, 172.30.57.0/24').default('172.30.57.0/24'),
  AGI_ADRESSE: adresse.default('172.30.57.10'),
  WEB_ORIGINE: z.url('il faut une adresse, https://…').default('https://localhost:8443'),
  WEB_PORT: port.default(8443),
  TLS: z.enum(['interne', 'acme', 'certificat'], 'il faut interne, acme ou certificat').default('interne'),
  NIVEAU_JOURNAL: z
    .enum(['error', 'warn', 'info', 'debug'], 'il faut error, warn, info ou debug')
    .default('info'),
  PARTENAIRE_HOTE: nom.default(''),
  PARTENAIRE_PORT: port.default(22),
  PARTENAIRE_UTILISATEUR: nom.default(''),
  PARTENAIRE_CLES: liste
    .pipe(
      z.array(texte.regex(/^SHA256:[\w+/]+$/, 'il faut des empreintes SHA256:…')).max(2, 'deux clés au plus'),
    )
    .prefault(''),
  PARTENAIRE_DEPOT: texte.default('depot'),
  PARTENAIRE_RETRAIT: texte.default('retrait'),
  SMTP_HOTE: nom.default(''),
  SMTP_PORT: port.default(587),
  SMTP_SECURITE: z.enum(['starttls', 'tls', 'aucune'], 'il faut starttls, tls ou aucune').default('starttls'),
  SMTP_UTILISATEUR: nom.default(''),
  SMTP_DE: texte.regex(/^$|^[^\s@<>]+@[^\s@<>]+$/, 'il faut une adresse électronique').default(''),
})

export type Reglages = z.output<typeof Reglages>

/**
 * Reads the text of `sonnette.conf`: `CLE=valeur` lines, `#` comments; an absent key takes its default.
 * @throws ReglagesInvalides naming each wrong line
 */
export function lireReglages(contenu: string): Reglages {
  const lignes = contenu.split('\n').map((ligne, rang) => ({ ligne: ligne.trim(), numero: rang + 1 }))
  const utiles = lignes.filter(({ ligne }) => ligne !== '' && !ligne.startsWith('#'))
  const fautes = utiles
    .filter(({ ligne }) => !/^[A-Z_]+=/.test(ligne))
    .map(({ ligne, numero }) => `ligne ${numero} : « ${ligne} » n'est pas de la forme CLE=valeur`)
  const paires = utiles.map(({ ligne, numero }) => {
    const signe = ligne.indexOf('=')
    return { cle: ligne.slice(0, signe), valeur: ligne.slice(signe + 1).trim(), numero }
  })
  const lu = Reglages.safeParse(Object.fromEntries(paires.map(({ cle, valeur }) => [cle, valeur])))
  if (!lu.success) fautes.push(...lu.error.issues.flatMap((faute) => dire(faute, paires)))
  if (fautes.length > 0 || !lu.success) throw new ReglagesInvalides(`sonnette.conf : ${fautes.join(' ; ')}.`)
  return lu.data
}

function dire(faute: z.core.$ZodIssue, paires: readonly { cle: string; numero: number }[]): string[] {
  const situer = (cle: string) => `ligne ${paires.findLast((p) => p.cle === cle)?.numero ?? '?'} : ${cle}`
  if (faute.code === 'unrecognized_keys') return faute.keys.map((cle) => `${situer(cle)} est inconnu`)
  return [`${situer(String(faute.path[0]))} ne convient pas, ${faute.message}`]
}

/** The settings of this box, from the file `SONNETTE_CONF` names. An absent file means every default. */
export function chargerReglages(): Reglages {
  const chemin = process.env.SONNETTE_CONF ?? '/etc/sonnette/sonnette.conf'
  try {
    return lireReglages(readFileSync(chemin, 'utf8'))
  } catch (erreur) {
    if ((erreur as NodeJS.ErrnoException).code === 'ENOENT') return lireReglages('')
    throw erreur
  }
}

/** Where the base is, in the container or as the environment says. */
export function cheminDeLaBase(): string {
  return process.env.SONNETTE_BASE ?? '/var/lib/sonnette/base/sonnette.db'
}
