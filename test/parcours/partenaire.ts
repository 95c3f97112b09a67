import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { GenericContainer, PullPolicy, Wait } from 'testcontainers'
import type { Partenaire } from '../../jobs/sftp.ts'

// No reaper image can be pulled; each test stops its own container.
process.env.TESTCONTAINERS_RYUK_DISABLED ??= 'true'

const SECRETS = '/run/secrets/partenaire'

export interface ServeurPartenaire {
  partenaire: Partenaire
  /** Runs a shell command in the partner's folders, as the partner; gives what it printed. */
  chez: (commande: string) => Promise<string>
  /** Leaves a file for the box, whole at once. */
  deposer: (nom: string, contenu: Uint8Array) => Promise<void>
  /** A private key the server does not know. */
  autreCle: string
  arreter: () => Promise<void>
}

/** The partner of the stack: a real OpenSSH server, with a host key and an authorised key of its own. */
export async function unPartenaire(): Promise<ServeurPartenaire> {
  const dossier = mkdtempSync(join(tmpdir(), 'sonnette-partenaire-'))
  const hote = paire(dossier, 'hote_ed25519')
  const client = paire(dossier, 'client')
  const autre = paire(dossier, 'autre')
  const conteneur = await new GenericContainer('sonnette-partenaire:local')
    .withPullPolicy(PullPolicy.neverPull())
    .withExposedPorts(22)
    .withCopyContentToContainer([
      { content: hote.privee, target: `${SECRETS}/hote_ed25519`, mode: 0o600 },
      { content: client.publique, target: `${SECRETS}/cle_autorisee.pub`, mode: 0o644 },
    ])
    .withTmpFs({ '/run/sshd': 'mode=0755' })
    .withWaitStrategy(Wait.forListeningPorts())
    .start()
  rmSync(dossier, { recursive: true })
  async function chez(commande: string): Promise<string> {
    const options = { user: 'sonnette', workingDir: '/srv/partenaire' }
    const { output, exitCode } = await conteneur.exec(['sh', '-ec', commande], options)
    if (exitCode !== 0) throw new Error(`${commande} : ${output}`)
    return output
  }
  return {
    chez,
    async deposer(nom, contenu) {
      const texte = Buffer.from(contenu).toString('base64')
      await chez(`echo ${texte} | base64 -d >depot/.envoi && mv depot/.envoi depot/${nom}`)
    },
    partenaire: {
      hote: conteneur.getHost(),
      port: conteneur.getMappedPort(22),
      utilisateur: 'sonnette',
      empreintes: [hote.empreinte],
      cle: client.privee,
    },
    autreCle: autre.privee,
    arreter: async () => void (await conteneur.stop()),
  }
}

function paire(dossier: string, nom: string) {
  const fichier = join(dossier, nom)
  execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', nom, '-f', fichier])
  const empreinte =
    execFileSync('ssh-keygen', ['-l', '-f', `${fichier}.pub`], { encoding: 'utf8' }).split(' ')[1] ?? ''
  return {
    privee: readFileSync(fichier, 'utf8'),
    publique: readFileSync(`${fichier}.pub`, 'utf8'),
    empreinte,
  }
}
