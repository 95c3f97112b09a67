import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Db } from '../db/index.ts'
import { baseDeTest, dossierDeTest } from '../test/base.ts'
import { unBeneficiaire, unIntervenant } from '../test/constructeurs.ts'
import { rejouerLeSecours } from './rejeu.ts'

const LIGNE = '+33199000001'
const journal = pino({ level: 'silent' })

let db: Db
let dossier: string
let code: string
beforeEach(async () => {
  db = await baseDeTest()
  dossier = dossierDeTest()
  mkdirSync(join(dossier, 'nouveau'))
  await unBeneficiaire(db, { numeros: [LIGNE] })
  code = (await unIntervenant(db)).code
})

const rejouer = () => rejouerLeSecours({ db, journal, dossier })

function spouler(uniqueid: string, epoch: number): void {
  const identite = ['version=1', `uniqueid=${uniqueid}`, 'call_id=x', `epoch=${epoch}`, 'did=0800400800']
  const appel = [`numero=${LIGNE}`, 'presentation=fournie', `code=${code}`, 'beneficiaire=']
  writeFileSync(join(dossier, 'nouveau', `${uniqueid}.appel`), `${[...identite, ...appel].join('\n')}\n`)
}

const interventions = () => db.selectFrom('intervention').selectAll().execute()

describe('the spool', () => {
  it('is replayed with its own times, then put away', async () => {
    spouler('1795393863.1', 1_795_393_863)
    spouler('1795400000.2', 1_795_400_000)
    await rejouer()
    expect(await interventions()).toMatchObject([
      { debut_brut: 1_795_393_863_000, fin_brut: 1_795_400_000_000, origine: 'secours' },
    ])
    expect(readdirSync(join(dossier, 'fait'))).toHaveLength(2)
    expect(readdirSync(join(dossier, 'nouveau'))).toEqual([])
  })

  it('killed after the stamp and before the move, stamps once', async () => {
    spouler('1795393863.1', 1_795_393_863)
    await rejouer()
    renameSync(join(dossier, 'fait', '1795393863.1.appel'), join(dossier, 'nouveau', '1795393863.1.appel'))
    await rejouer()
    expect(await interventions()).toHaveLength(1)
    expect(await db.selectFrom('pointage').selectAll().execute()).toHaveLength(1)
    expect(readdirSync(join(dossier, 'fait'))).toHaveLength(1)
  })

  it('sets apart what cannot be read, with the reason, and goes on', async () => {
    writeFileSync(join(dossier, 'nouveau', '0.appel'), 'bruit')
    spouler('1795393863.1', 1_795_393_863)
    await rejouer()
    expect(readdirSync(join(dossier, 'refuse')).toSorted()).toEqual(['0.appel', '0.appel.raison'])
    expect(readFileSync(join(dossier, 'refuse', '0.appel.raison'), 'utf8')).toContain('version')
    expect(await interventions()).toHaveLength(1)
  })

  it('keeps a file whose replay fails, for the next pass', async () => {
    spouler('1795393863.1', 1_795_393_863)
    mkdirSync(join(dossier, 'nouveau', '0.appel'))
    await rejouer()
    expect(readdirSync(join(dossier, 'nouveau'))).toEqual(['0.appel'])
    expect(await interventions()).toHaveLength(1)
  })

  it('may not be there yet, and half-written files are not looked at', async () => {
    writeFileSync(join(dossier, 'nouveau', '1.tmp'), 'version=1')
    await rejouer()
    expect(readdirSync(join(dossier, 'nouveau'))).toEqual(['1.tmp'])
    await rejouerLeSecours({ db, journal, dossier: join(dossier, 'absent') })
  })
})
