import { Command } from 'commander'
import { deposerMessage, LONGUEUR_MESSAGE_MAX } from '../../domain/messages.ts'
import { avecLaBase } from '../base.ts'
import { CommandeRefusee } from '../refus.ts'
import { ecrireSortie } from '../sortie.ts'

/** `message`: a word from the office, read to the carer after her next stamp. */
export function commandeMessage(): Command {
  return new Command('message')
    .description('laisse un message, lu à l’intervenant après son prochain pointage')
    .argument('<intervenant>', 'identifiant')
    .argument('<texte>', `le message, ${LONGUEUR_MESSAGE_MAX} caractères au plus`)
    .action(async (identifiant: string, texte: string) => {
      if (texte.trim() === '' || texte.length > LONGUEUR_MESSAGE_MAX) {
        throw new CommandeRefusee(`Le message doit compter de 1 à ${LONGUEUR_MESSAGE_MAX} caractères.`)
      }
      await avecLaBase(async (db) => {
        const intervenant = await db
          .selectFrom('intervenant')
          .select('id')
          .where('identifiant', '=', identifiant)
          .where('archive_le', 'is', null)
          .executeTakeFirst()
        if (intervenant === undefined) throw new CommandeRefusee(`Aucun intervenant ${identifiant}.`)
        const { id } = intervenant
        await deposerMessage(db, { intervenantId: id, texte, utilisateurId: null, maintenant: Date.now() })
      })
      await ecrireSortie('Message déposé.\n')
    })
}
