// A manager in a process of her own: the test starts two at once. Prints what her correction became.
import { argv, stdout } from 'node:process'
import { ouvrir } from '../db/index.ts'
import { deplacerIntervention } from '../domain/corrections/deplacer.ts'

const [chemin = '', auteur = '', demande = '', maintenant = ''] = argv.slice(2)
const db = ouvrir(chemin)
const corrige = await deplacerIntervention(
  db,
  JSON.parse(auteur) as Parameters<typeof deplacerIntervention>[1],
  JSON.parse(demande) as Parameters<typeof deplacerIntervention>[2],
  Number(maintenant),
)
stdout.write(JSON.stringify(corrige))
await db.destroy()
