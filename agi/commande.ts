/** A command that must not be sent: what it carries would be read as something else. */
export class CommandeRefusee extends Error {}

// Asterisk cuts a line at 8192 bytes and runs the tail as another command.
const OCTETS_MAX = 8000
// oxlint-disable-next-line no-control-regex
const CONTROLE = /[\u0000-\u001f\u007f]/

/**
 * The line of a command: `verbe` as it is, every argument quoted so that Asterisk reads it back unchanged.
 * @throws CommandeRefusee for a control character, which AGI cannot carry, or a line over 8000 bytes
 */
export function composer(verbe: string, ...parametres: readonly (string | number)[]): string {
  const ligne = [verbe, ...parametres.map((parametre) => citer(String(parametre)))].join(' ')
  if (CONTROLE.test(ligne)) throw new CommandeRefusee(`caractère de contrôle dans ${verbe}`)
  if (Buffer.byteLength(ligne) > OCTETS_MAX) throw new CommandeRefusee(`${verbe} : ligne trop longue`)
  return ligne
}

function citer(texte: string): string {
  return `"${texte.replace(/["\\]/g, String.raw`\$&`)}"`
}
