import { voit } from './acces.ts'
import type { LigneDeFile } from './anomalies.tsx'
import { Faits } from './anomaliesFaits.tsx'
import type { ProprietesDeFile } from './anomaliesFiltres.tsx'
import { Gestes } from './anomaliesLigne.tsx'
import { jourCourt } from './formats.ts'
import { Fautes } from './formulaire.tsx'
import { ANOMALIES } from './libelles.ts'
import { nomBeneficiaire, nomIntervenant } from './noms.ts'
import { Nom } from './tableau.tsx'

/** Whether it may be ticked, to be acknowledged with others. */
export function aCocher({ severite, acquittee_le }: LigneDeFile['anomalie']): boolean {
  return severite === 'a_acquitter' && acquittee_le === null
}

/** One anomalie: whose, when, what, and the fixes. */
export function AnomalieDeLaFile({
  ligne: { anomalie, gestes, autres, motifs },
  suivante,
  acces,
  demande,
  etat,
}: ProprietesDeFile & { ligne: LigneDeFile; suivante: number | undefined }) {
  const { id, code, objet, objet_id: objetId } = anomalie
  const refus = etat.refus?.anomalieId === id ? etat.refus : undefined
  const vers = objet === 'intervention' ? `/interventions/${objetId}` : undefined
  return (
    <li id={`x${id}`} class="anomalie" tabindex={-1} data-anomalie data-maj={anomalie.version ?? 1}>
      <div class="quoi">
        {aCocher(anomalie) && (
          <input
            type="checkbox"
            name="ids"
            value={id}
            form="lot"
            aria-label={`Cocher : ${ANOMALIES[code].nom}, ${nomBeneficiaire(anomalie)}`}
          />
        )}
        <span class={`etiquette ton-${ANOMALIES[code].ton}`}>{ANOMALIES[code].nom}</span>
        <span class="insecable discret">{jourCourt(anomalie.jour)}</span>
        <strong>
          {anomalie.beneficiaire_id === null ? (
            'Bénéficiaire inconnu'
          ) : (
            <Nom
              vers={
                voit(acces.portee, anomalie.beneficiaire_antenne)
                  ? `/beneficiaires/${anomalie.beneficiaire_id}`
                  : undefined
              }
            >
              {nomBeneficiaire(anomalie)}
            </Nom>
          )}
        </strong>
        <span>{anomalie.intervenant_id === null ? 'par ?' : `par ${nomIntervenant(anomalie)}`}</span>
        {acces.portee === 'toutes' && <span class="discret">{anomalie.antenne_nom}</span>}
      </div>
      <p class="petit">
        <Faits anomalie={anomalie} autres={autres} />{' '}
        {vers !== undefined && (
          <a href={vers} data-ouvrir>
            Ouvrir l’intervention
          </a>
        )}
        {objet === 'appel' && (
          <a href={`/appels/non-identifies?traiter=${objetId}#a${objetId}`} data-ouvrir>
            Traiter l’appel
          </a>
        )}
        {anomalie.acquittee_le !== null && <> Acquittée : « {anomalie.note} »</>}
      </p>
      {refus !== undefined && <Fautes fautes={refus.fautes} />}
      {anomalie.acquittee_le === null && (
        <Gestes
          anomalie={{ ...anomalie, gestes }}
          motifs={motifs}
          action={demande.lien({}, `/anomalies/${id}/geste`)}
          caches={{ suivante }}
          refus={refus}
        />
      )}
    </li>
  )
}
