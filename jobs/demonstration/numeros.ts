// The numbers ARCEP keeps for fiction: they ring nobody.
const FIXES = ['0199', '0261', '0353', '0465', '0536']
const SUITES: Readonly<Record<string, string>> = {
  '0199': '00',
  '0261': '91',
  '0353': '01',
  '0465': '71',
  '0536': '49',
}
const MOBILES = '063998'
const PAR_TRANCHE = 10_000
/** Mobiles below this rank are the carers', the others the people's. */
export const MOBILES_DES_INTERVENANTS = 1000

/** The `rang`-th fictional landline; there are 50,000. */
export function fixe(rang: number): string {
  const tranche = FIXES[Math.floor(rang / PAR_TRANCHE)]
  if (tranche === undefined) throw new RangeError('Plus de numéro fixe fictif.')
  return `${tranche}${SUITES[tranche]}${String(rang % PAR_TRANCHE).padStart(4, '0')}`
}

/** The `rang`-th fictional mobile, or undefined past the 10,000th. */
export function mobile(rang: number): string | undefined {
  return rang < PAR_TRANCHE ? `${MOBILES}${String(rang).padStart(4, '0')}` : undefined
}
