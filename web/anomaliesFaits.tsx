import type { AnomalieVue } from '../db/anomalies.ts'
import type { Db } from '../db/index.ts'
import { interventionVisible, type InterventionVue } from '../db/interventions.ts'
import type { Ligne } from '../db/schema.ts'
import type { Portee } from '../domain/regles/portee.ts'
import { duree, heure, minutesEntre, telephone } from './formats.ts'
import { nomBeneficiaire, plages } from './noms.ts'

interface Detail {
  avec?: readonly number[]
  numero?: string | null
  minutes?: number
  seuil?: number
  ouverture?: string
  fermeture?: string
}

/** What an anomalie was computed on. */
export function detailDe({ detail }: Pick<Ligne<'anomalie'>, 'detail'>): Detail {
  return JSON.parse(detail) as Detail
}

/** The other interventions of an overlap that may be shown; a home of another antenne stays unnamed. */
export async function autresDe(
  db: Db,
  portee: Portee,
  anomalie: Pick<Ligne<'anomalie'>, 'code' | 'detail'>,
): Promise<(InterventionVue | undefined)[]> {
  if (anomalie.code !== 'CHEVAUCHEMENT') return []
  const ids = (detailDe(anomalie).avec ?? []).slice(0, 4)
  return Promise.all(ids.map((id) => interventionVisible(db, portee, id)))
}

/** The facts of an anomalie, in a line. */
export function Faits({
  anomalie,
  autres,
}: {
  anomalie: AnomalieVue
  autres: readonly (InterventionVue | undefined)[]
}) {
  const { objet, debut, fin } = anomalie
  const detail = detailDe(anomalie)
  if (objet === 'visite') {
    const { visite_debut, visite_fin } = anomalie
    return <>Prévue {plages({ debut: visite_debut, fin: visite_fin })}, rien n’a été pointé.</>
  }
  if (objet === 'appel') {
    const { appel_instant: instant, appel_numero: numero } = anomalie
    const de = numero === null ? 'sans numéro' : `du ${telephone(numero)}`
    return (
      <>
        Appel de {instant === null ? '?' : heure(instant)} {de}.
      </>
    )
  }
  const entiere = debut !== null && fin !== null
  const dure = entiere ? `, soit ${duree(minutesEntre(debut, fin))}` : ''
  return (
    <>
      {plages({ debut, fin })}
      {dure}
      {precision(anomalie.code, detail)}
      <Autres autres={autres} />
    </>
  )
}

function precision(code: AnomalieVue['code'], detail: Detail): string {
  if (code === 'DEPASSEMENT') return `, dont ${duree(detail.minutes ?? 0)} au-delà des heures accordées`
  if (code === 'TROP_COURTE') return ` (minimum : ${duree(detail.seuil ?? 0)})`
  if (code === 'TROP_LONGUE') return ` (maximum : ${duree(detail.seuil ?? 0)})`
  if (code === 'LIGNE_INTERVENANT' && detail.numero != null) return `, appel du ${telephone(detail.numero)}`
  if (code === 'HORS_HORAIRE') return ` (ouvert de ${dite(detail.ouverture)} à ${dite(detail.fermeture)})`
  return ''
}

function dite(texte = ''): string {
  const [heures = '', minutes = ''] = texte.split(':')
  return `${Number(heures)}\u00A0h\u00A0${minutes}`
}

function Autres({ autres }: { autres: readonly (InterventionVue | undefined)[] }) {
  return (
    <>
      {autres.map((autre) =>
        autre === undefined ? (
          <>, en même temps qu’une intervention d’une autre antenne</>
        ) : (
          <>
            , en même temps que{' '}
            <a href={`/interventions/${autre.id}`}>
              {plages(autre)} chez {nomBeneficiaire(autre)}
            </a>
          </>
        ),
      )}
    </>
  )
}
