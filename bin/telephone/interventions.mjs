// Reads `bin/sonnette interventions --json` and prints those of one carer at one person, newest last: BENEFICIAIRE INTERVENANT
// Plain JavaScript, like retenu.mjs.
let texte = ''
for await (const morceau of process.stdin.setEncoding('utf8')) texte += morceau
const [beneficiaire, intervenant] = process.argv.slice(2)
const heure = (instant) => (instant === null ? '…' : instant.slice(11, 19))

for (const une of JSON.parse(texte || '[]')) {
  if (une.beneficiaire !== beneficiaire || une.intervenant !== intervenant) continue
  const anomalies = une.anomalies.length === 0 ? '' : ` — ${une.anomalies.join(', ')}`
  const jour = (une.debut_brut ?? une.fin_brut).slice(0, 10)
  const heures = `de ${heure(une.debut_brut)} à ${heure(une.fin_brut)}`
  console.log(
    `Intervention ${une.identifiant}, le ${jour} : ${intervenant} chez ${beneficiaire}, ${heures}${anomalies}`,
  )
}
