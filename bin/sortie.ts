import { once } from 'node:events'

/** Writes to the standard output, waiting when the reader is slow. */
export async function ecrireSortie(texte: string): Promise<void> {
  if (!process.stdout.write(texte)) await once(process.stdout, 'drain')
}

const LOT = 500

/** Writes a JSON array row by row, whatever its length. */
export async function ecrireTableau(lignes: AsyncIterable<unknown>): Promise<void> {
  let tampon: string[] = []
  let debut = '[\n'
  for await (const ligne of lignes) {
    tampon.push(`  ${JSON.stringify(ligne)}`)
    if (tampon.length < LOT) continue
    await ecrireSortie(debut + tampon.join(',\n'))
    debut = ',\n'
    tampon = []
  }
  const rien = debut === '[\n' && tampon.length === 0
  await ecrireSortie(rien ? '[]\n' : `${tampon.length > 0 ? debut + tampon.join(',\n') : ''}\n]\n`)
}

/** Writes columns aligned on their widest text. */
export async function ecrireColonnes(lignes: readonly (readonly string[])[]): Promise<void> {
  const largeurs = (lignes[0] ?? []).map((_, i) => Math.max(...lignes.map((ligne) => ligne[i]?.length ?? 0)))
  for (const ligne of lignes) {
    const texte = ligne.map((cellule, i) => cellule.padEnd(largeurs[i] ?? 0)).join('  ')
    await ecrireSortie(`${texte.trimEnd()}\n`)
  }
}
