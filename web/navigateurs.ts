const LOGICIELS: readonly (readonly [RegExp, string])[] = [
  [/\bEdgA?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/\bCriOS\/|Chrom(?:e|ium)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]
const SYSTEMES: readonly (readonly [RegExp, string])[] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'Mac'],
  [/\bCrOS\b/, 'Chromebook'],
  [/\bLinux\b/, 'Linux'],
]

/** `Firefox sur Windows`, from what a browser says of itself: enough for its owner to know it again. */
export function nomDuNavigateur(agent: string): string {
  const logiciel = LOGICIELS.find(([signe]) => signe.test(agent))?.[1] ?? 'Navigateur inconnu'
  const systeme = SYSTEMES.find(([signe]) => signe.test(agent))?.[1]
  return systeme === undefined ? logiciel : `${logiciel} sur ${systeme}`
}
