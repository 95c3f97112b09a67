/** What came is not AGI, or is an answer to nothing. */
export class ProtocoleRompu extends Error {}

/** An answer as received: its code, and the text after it (the usage text, for 520). */
export interface Reponse {
  code: '200' | '510' | '511' | '520'
  texte: string
}

/** What a line, or several, turn out to say. */
export interface Auditeur {
  entete: (lignes: string[]) => void
  reponse: (reponse: Reponse) => void
  raccroche: () => void
}

const LIGNES_MAX = 200
const REPONSE = /^(200|510|511|520)([ -])(.*)$/
const FIN_D_USAGE = '520 End of proper usage.'

/**
 * Tells `auditeur` what the lines of Asterisk say, given one after the other: the opening block, then answers.
 * @throws ProtocoleRompu from the function returned
 */
export function lecteur(auditeur: Auditeur): (ligne: string) => void {
  let bloc: string[] = []
  let recevoir = recevoirEntete

  function recevoirEntete(ligne: string): void {
    if (ligne !== '') return retenir(ligne)
    recevoir = recevoirReponse
    auditeur.entete(vider())
  }
  function recevoirReponse(ligne: string): void {
    if (ligne === 'HANGUP') return auditeur.raccroche()
    const [, code, separateur, texte = ''] = REPONSE.exec(ligne) ?? []
    if (code === undefined) throw new ProtocoleRompu('réponse inconnue')
    if (code !== '520' || separateur === ' ')
      return auditeur.reponse({ code: code as Reponse['code'], texte })
    recevoir = recevoirUsage
    retenir(ligne)
  }
  // The usage text spans lines of any form, up to the one that ends it.
  function recevoirUsage(ligne: string): void {
    retenir(ligne)
    if (!ligne.startsWith(FIN_D_USAGE)) return
    recevoir = recevoirReponse
    auditeur.reponse({ code: '520', texte: vider().join('\n') })
  }
  function retenir(ligne: string): void {
    if (bloc.length >= LIGNES_MAX) throw new ProtocoleRompu('trop de lignes')
    bloc.push(ligne)
  }
  function vider(): string[] {
    const lignes = bloc
    bloc = []
    return lignes
  }
  return (ligne) => recevoir(ligne)
}
