import { StringDecoder } from 'node:string_decoder'

/** A line that never ends: the peer does not speak AGI. */
export class LigneTropLongue extends Error {}

/**
 * Cuts a stream of bytes into lines ended by LF. The function returned takes the next bytes, however cut, and
 * gives the lines they complete; a character split between two segments is put together again.
 * @throws LigneTropLongue from the function returned, when a line exceeds `maximum` characters
 */
export function decoupeur(maximum: number): (octets: Buffer) => string[] {
  const decodeur = new StringDecoder('utf8')
  let reste = ''
  return (octets) => {
    const lignes = (reste + decodeur.write(octets)).split('\n')
    reste = lignes.pop() ?? ''
    if (reste.length > maximum || lignes.some((ligne) => ligne.length > maximum)) {
      throw new LigneTropLongue(`ligne de plus de ${maximum} caractères`)
    }
    return lignes
  }
}
