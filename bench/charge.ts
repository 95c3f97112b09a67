import { parseArgs } from 'node:util'
import { chargerReglages } from '../domain/reglages.ts'
import { comparer } from './oracle.ts'
import { attendre, sonnette, tuer, type Exemple, type InterventionLue } from './pile.ts'
import { rafale } from './rafale.ts'

// N calls, each from its own line, on the stack that runs; with --tuer, the telephone program is killed in mid-burst.
const { values: options } = parseArgs({
  options: {
    appels: { type: 'string', default: '1000' },
    cadence: { type: 'string', default: '50' },
    tuer: { type: 'boolean', default: false },
  },
})
const cadence = Number(options.cadence)
process.env.SONNETTE_CONF ??= 'sonnette.conf'

const exemples = await sonnette<Exemple[]>('exemples', '--json', '--nombre', options.appels)
const depuis = new Date(Date.now() - 1000).toISOString()
const debut = performance.now()
const appels = rafale(exemples, { cadence, port: chargerReglages().SIP_PORT, lieu: { reseau: 'hote' } })
if (options.tuer) {
  await attendre((exemples.length / cadence / 2) * 1000)
  await tuer('agi')
}
const temoin = await appels
const dureeS = (performance.now() - debut) / 1000
await attendre(5000)
const interventions = await sonnette<InterventionLue[]>('interventions', '--json', '--depuis', depuis)
const bilan = comparer(exemples, temoin, interventions)
console.table({
  ...bilan,
  appelants: new Set(exemples.map(({ numero }) => numero)).size,
  codes: new Set(exemples.map(({ code }) => code)).size,
  dureeS: Math.round(dureeS),
})
console.log(JSON.stringify(bilan))
if (bilan.perdus > 0 || bilan.doubles > 0) process.exitCode = 1
