import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

// A whole day of calls, some fifteen in a hundred faulty, put right from a browser, against the truth of the scenario.
const { values: options } = parseArgs({ options: { visites: { type: 'string', default: '500' } } })
const racine = join(import.meta.dirname, '..')
const vitest = join(racine, 'node_modules/vitest/vitest.mjs')
const { status } = spawnSync(
  process.execPath,
  [vitest, 'run', '--project', 'parcours', 'test/parcours/journee.test.ts'],
  { cwd: racine, stdio: 'inherit', env: { ...process.env, SONNETTE_VISITES: options.visites } },
)
process.exitCode = status ?? 1
