// Reads `bin/sonnette appels --json`, tells in one line what the box kept of the call whose SIP Call-ID is given, and exits 0
// when it accepted it. Plain JavaScript: it runs on the machine, whatever its Node.
let texte = ''
for await (const morceau of process.stdin.setEncoding('utf8')) texte += morceau
const appel = JSON.parse(texte || '[]').find(({ call_id }) => call_id === process.argv[2])
if (appel !== undefined) {
  const qui = [appel.intervenant, appel.beneficiaire].filter(Boolean).join(' chez ')
  const numero = appel.numero ?? appel.presentation
  console.log(`Retenu            ${appel.resultat}${qui === '' ? '' : ` — ${qui}`} (numéro ${numero})`)
}
process.exitCode = ['arrivee', 'depart', 'repetition', 'rappel'].includes(appel?.resultat) ? 0 : 1
