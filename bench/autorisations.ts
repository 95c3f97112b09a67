import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

// The authorisation tests, with as many answers read as asked.
const { values: options } = parseArgs({ options: { reponses: { type: 'string', default: '100000' } } })
const racine = join(import.meta.dirname, '..')
const vitest = join(racine, 'node_modules/vitest/vitest.mjs')
const { status } = spawnSync(
  process.execPath,
  [vitest, 'run', '--project', 'unite', 'test/autorisation.test.ts'],
  {
    cwd: racine,
    stdio: 'inherit',
    env: { ...process.env, SONNETTE_REPONSES: options.reponses },
  },
)
process.exitCode = status ?? 1
