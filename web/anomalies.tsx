import type { Context } from 'hono'
import { anomaliesOuvertes, nombreParCode, type AnomalieVue } from '../db/anomalies.ts'
import type { Db } from '../db/index.ts'
import { motifsDuJour } from '../db/motifs.ts'
import type { Portee } from '../domain/regles/portee.ts'
import type { Acces, Route, Services } from './acces.ts'
import { lireDemandeAnomalies } from './anomaliesDemande.ts'
import { autresDe } from './anomaliesFaits.tsx'
import { gestesDe } from './anomaliesGestes.ts'
import { traiterRoutes, type EtatAnomalies } from './anomaliesTraiter.ts'
import { VueAnomalies } from './anomaliesVue.tsx'
import { page } from './gabarit.tsx'
import type { Motif } from './motifsActe.tsx'
import { numeroDePage } from './tableau.tsx'

const PAR_PAGE = 20

/** An anomalie with all that its line shows. */
export type LigneDeFile = Awaited<ReturnType<typeof lignesDe>>[number]

/** The work queue: what must be corrected or looked at, the oldest first. */
export function anomaliesRoutes(services: Services): Route[] {
  return [
    {
      methode: 'get',
      chemin: '/anomalies',
      politique: 'metier',
      repondre: (c, acces) => file(c, acces, services),
    },
    ...traiterRoutes(services, (c, acces, etat) => file(c, acces, services, etat)),
  ]
}

async function file(c: Context, acces: Acces, { db }: Services, etat: EtatAnomalies = {}) {
  const demande = lireDemandeAnomalies(c, acces.antenneChoisie)
  const comptes = await nombreParCode(db, acces.portee, demande.filtre)
  const total =
    demande.code === undefined
      ? Object.values(comptes).reduce((somme, n) => somme + n, 0)
      : (comptes[demande.code] ?? 0)
  const numero = numeroDePage(demande.page, total, PAR_PAGE)
  const anomalies = await anomaliesOuvertes(db, acces.portee, demande.filtreDuCode, {
    limite: PAR_PAGE,
    decalage: (numero - 1) * PAR_PAGE,
    ordre: demande.etat === 'ouvertes' ? 'asc' : 'desc',
  })
  return page(
    c,
    acces,
    { titre: 'Anomalies', ici: demande.lien(), statut: etat.statut ?? 200 },
    <VueAnomalies
      c={c}
      acces={acces}
      demande={demande}
      comptes={comptes}
      lignes={await lignesDe(db, acces.portee, anomalies)}
      pages={{ page: numero, parPage: PAR_PAGE, total }}
      etat={etat}
    />,
  )
}

async function lignesDe(db: Db, portee: Portee, anomalies: readonly AnomalieVue[]) {
  const motifs = new Map<string, Motif[]>()
  for (const { jour } of anomalies) {
    if (!motifs.has(jour)) motifs.set(jour, await motifsDuJour(db, jour))
  }
  const lignes = []
  for (const anomalie of anomalies) {
    lignes.push({
      anomalie,
      gestes: anomalie.acquittee_le === null ? await gestesDe(db, portee, anomalie) : [],
      autres: await autresDe(db, portee, anomalie),
      motifs: motifs.get(anomalie.jour) ?? [],
    })
  }
  return lignes
}
