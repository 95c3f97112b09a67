import { connect, createServer, type AddressInfo } from 'node:net'

/** A way to `port` that breaks once `octets` have gone through it, both directions together. */
export async function uneCoupure(hote: string, port: number, octets: number) {
  let passes = 0
  const serveur = createServer((client) => {
    const cible = connect(port, hote)
    const couper = () => {
      client.destroy()
      cible.destroy()
    }
    for (const [de, vers] of [
      [client, cible],
      [cible, client],
    ] as const) {
      de.on('data', (morceau: Buffer) => {
        const reste = octets - passes
        passes += morceau.length
        vers.write(morceau.subarray(0, Math.max(reste, 0)))
        if (passes >= octets) couper()
      })
      de.on('error', couper)
      de.on('close', couper)
    }
  })
  await new Promise<void>((pret) => serveur.listen(0, '127.0.0.1', pret))
  return {
    port: (serveur.address() as AddressInfo).port,
    passes: () => passes,
    fermer: async () => new Promise<void>((ferme) => serveur.close(() => ferme())),
  }
}
