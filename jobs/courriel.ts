import { createTransport } from 'nodemailer'
import type { Logger } from 'pino'
import type { Db } from '../db/index.ts'
import { digestParti, digestsDuMatin, prendreDigest } from '../domain/digest.ts'

/** The mail server, as the settings tell it. */
export interface Serveur {
  hote: string
  port: number
  securite: 'starttls' | 'tls' | 'aucune'
  /** Empty: no authentication. */
  utilisateur: string
  motDePasse: string
  de: string
}

const DELAI_MS = 15_000

/**
 * Sends the digests of the morning, one an antenne. One that fails is put back, tried at the next hour, and holds up
 * none of the others; killed after it was taken, it is not sent rather than sent twice.
 */
export async function envoyerLesDigests(
  { db, journal, origine }: { db: Db; journal: Logger; origine: string },
  serveur: Serveur,
  maintenant: number,
): Promise<void> {
  const digests = await digestsDuMatin(db, origine, maintenant)
  if (digests.length === 0) return
  const facteur = ouvrirFacteur(serveur)
  try {
    for (const digest of digests) {
      const rendre = await prendreDigest(db, digest, maintenant)
      if (rendre === undefined) continue
      const { destinataires, sujet, texte, antenneId } = digest
      try {
        await facteur.sendMail({ from: serveur.de, to: [...destinataires], subject: sujet, text: texte })
      } catch (erreur) {
        await rendre()
        journal.error({ err: erreur, antenne: antenneId }, 'alertes du matin non envoyées')
        continue
      }
      await digestParti(db, digest, maintenant)
      journal.info({ antenne: antenneId, destinataires: destinataires.length }, 'alertes du matin envoyées')
    }
  } finally {
    facteur.close()
  }
}

function ouvrirFacteur({ hote, port, securite, utilisateur, motDePasse }: Serveur) {
  return createTransport({
    host: hote,
    port,
    secure: securite === 'tls',
    requireTLS: securite === 'starttls',
    ignoreTLS: securite === 'aucune',
    ...(utilisateur === '' ? {} : { auth: { user: utilisateur, pass: motDePasse } }),
    connectionTimeout: DELAI_MS,
    greetingTimeout: DELAI_MS,
    socketTimeout: DELAI_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
}
