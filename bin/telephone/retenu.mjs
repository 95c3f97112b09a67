// Reads `bin/sonnette appels --json` and tells in one line what the box kept of the call whose SIP Call-ID is given.
// Plain JavaScript: it runs on the machine, before any Node 24 is known to be there.
let texte = ''
for await (const morceau of process.stdin.setEncoding('utf8')) texte += morceau
const appel = JSON.parse(texte || '[]').find(({ call_id }) => call_id === process.argv[2])
if (appel !== undefined) {
  const qui = [appel.intervenant, appel.beneficiaire].filter(Boolean).join(' chez ')
  console.log(
    `Retenu            ${appel.resultat}${qui ? ` — ${qui}` : ''} (numéro ${appel.numero ?? appel.presentation})`,
  )
}
