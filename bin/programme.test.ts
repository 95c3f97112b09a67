import { describe, expect, it } from 'vitest'
import { sonnette } from './programme.ts'
import { direLEchec } from './refus.ts'

/** What a person is told of this command line, and the exit status. */
async function dit(args: readonly string[]): Promise<{ message: string; statut: number; aide: string }> {
  const commande = sonnette()
  let aide = ''
  for (const c of [commande, ...commande.commands])
    c.configureOutput({ writeOut: (texte) => (aide += texte) })
  try {
    await commande.parseAsync(args, { from: 'user' })
    return { message: '', statut: 0, aide }
  } catch (erreur) {
    return { ...direLEchec(erreur), aide }
  }
}

describe('a fault of the command line is told in French', () => {
  it.each([
    [['nimporte'], 'Commande inconnue : nimporte'],
    [['appels', '--truc'], 'Option inconnue : --truc'],
    [['appels', '--nombre', 'x'], "« x » n'est pas un nombre"],
    [['appels', '--depuis', 'hier'], '« hier » n'],
    [['importer'], 'Argument manquant : fichier'],
    [
      ['utilisateur', 'ajouter', 'a@b.fr', '--nom', 'A', '--prenom', 'B', '--role', 'chef'],
      'valeurs possibles : gestionnaire',
    ],
  ])('%j: a clear fault in French', async (args, message) => {
    expect(await dit(args)).toMatchObject({ statut: 1, message: expect.stringContaining(message) })
  })
})

describe('every command has its help', () => {
  it.each(sonnette().commands.map((commande) => commande.name()))('%s', async (nom) => {
    const { statut, aide } = await dit([nom, '--help'])
    expect(statut).toBe(0)
    expect(aide).toContain(`Usage : sonnette ${nom}`)
  })

  it('an unexpected failure is told as ours', () => {
    expect(direLEchec(new Error('disque'))).toMatchObject({
      statut: 2,
      message: expect.stringContaining('disque'),
    })
  })
})
