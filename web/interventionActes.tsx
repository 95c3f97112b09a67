import type { InterventionVue } from '../db/interventions.ts'
import { ChampPersonne } from './choixPersonne.tsx'
import { Champ, Choix, Fautes } from './formulaire.tsx'
import { jourCourt } from './formats.ts'
import type { Dossier } from './interventionDossier.ts'
import { Acte, refusDe, type ActeRefuse } from './interventionActe.tsx'
import { FormulaireHeures, Heure } from './interventionHeures.tsx'
import { nomBeneficiaire, nomIntervenant, plages } from './noms.ts'

interface Proprietes {
  dossier: Dossier
  refuse: ActeRefuse | undefined
  retour: string | undefined
}

/** Everything a person may change of an intervention. */
export function Actes({ dossier, refuse, retour }: Proprietes) {
  const { vue, motifs } = dossier
  const entiere = vue.debut !== null && vue.fin !== null
  const heures = refuse?.acte === 'heures' ? refuse : undefined
  return (
    <section class="panneau" aria-labelledby="titre-corriger" id="corriger">
      <header>
        <h2 id="titre-corriger">Corriger</h2>
        <span class="compte">un départ avant l’arrivée est du lendemain ; une heure vide reste inconnue</span>
      </header>
      <div class="dedans pile">
        <Fautes fautes={heures?.fautes} />
        <FormulaireHeures vue={vue} motifs={motifs} refus={heures} retour={retour} />
        <div class="actes">
          <Acte cle="inverser" nom="Inverser" acte="inverser" dossier={dossier} refuse={refuse}>
            <p class="aide">
              {entiere
                ? 'L’arrivée était un départ, et le départ une arrivée : l’intervention devient deux moitiés à compléter.'
                : vue.fin === null
                  ? 'L’heure pointée est celle du départ, pas de l’arrivée.'
                  : 'L’heure pointée est celle de l’arrivée, pas du départ.'}
            </p>
          </Acte>
          <Fusionner dossier={dossier} refuse={refuse} retour={retour} />
          {entiere && (
            <Acte cle="scinder" nom="Scinder en deux" acte="scinder" dossier={dossier} refuse={refuse}>
              <div class="cote">
                <Heure
                  nom="finPremiere"
                  libelle="Départ de la première"
                  id="scinder-fin"
                  valeur={refusDe(refuse, 'scinder')?.brut.finPremiere}
                  faute={refusDe(refuse, 'scinder')?.fautes.finPremiere}
                />
                <Heure
                  nom="debutSeconde"
                  libelle="Arrivée de la seconde"
                  id="scinder-debut"
                  valeur={refusDe(refuse, 'scinder')?.brut.debutSeconde}
                  faute={refusDe(refuse, 'scinder')?.fautes.debutSeconde}
                />
              </div>
            </Acte>
          )}
          <Personnes dossier={dossier} refuse={refuse} retour={retour} />
          <Acte cle="minutes" nom="Minutes complémentaires" acte="minutes" dossier={dossier} refuse={refuse}>
            <Champ
              nom="minutes"
              id="minutes-minutes"
              libelle="Minutes ajoutées au temps retenu, en tout"
              valeur={refusDe(refuse, 'minutes')?.brut.minutes ?? vue.minutes_complementaires}
              faute={refusDe(refuse, 'minutes')?.fautes.minutes}
              aide="15 pour en ajouter, -10 pour en ôter, 0 pour revenir au temps des heures."
            />
          </Acte>
          <Acte cle="supprimer" nom="Supprimer" acte="supprimer" dossier={dossier} refuse={refuse} grave>
            <p class="aide">L’intervention ne comptera plus nulle part. Elle pourra être rétablie.</p>
          </Acte>
        </div>
      </div>
    </section>
  )
}

function Fusionner({ dossier, refuse }: Proprietes) {
  const { voisines } = dossier
  if (voisines.length === 0) return <></>
  const brut = refusDe(refuse, 'fusionner')?.brut
  return (
    <Acte cle="fusionner" nom="Fusionner" acte="fusionner" dossier={dossier} refuse={refuse}>
      <Choix
        nom="avec"
        id="fusionner-avec"
        libelle="Avec cette autre intervention du même intervenant au même domicile"
        valeur={brut?.avec}
        options={voisines.map((autre) => [`${autre.id}-${autre.version}`, direVoisine(autre)] as const)}
      />
    </Acte>
  )
}

function direVoisine(autre: InterventionVue): string {
  return `${jourCourt(autre.jour)}, ${plages(autre)}`
}

function Personnes({ dossier, refuse }: Proprietes) {
  const { vue, prestations, nomPrestation } = dossier
  const sien = refusDe(refuse, 'personnes')
  const connues = prestations.some(({ code }) => code === vue.prestation)
  const codes =
    connues || vue.prestation === null ? prestations : [{ code: vue.prestation, libelle: '' }, ...prestations]
  return (
    <Acte
      cle="personnes"
      nom="Changer de personne ou de prestation"
      acte="reaffecter"
      dossier={dossier}
      refuse={refuse}
    >
      <ChampPersonne
        nom="intervenant"
        genre="intervenant"
        libelle={`Intervenant, à la place de ${nomIntervenant(vue)}`}
        valeur={sien?.brut.intervenant}
        designee={sien?.intervenant}
        aide="Nom, identifiant ou code. Vide : ne change pas."
      />
      <ChampPersonne
        nom="beneficiaire"
        genre="beneficiaire"
        libelle={`Bénéficiaire, à la place de ${nomBeneficiaire(vue)}`}
        valeur={sien?.brut.beneficiaire}
        designee={sien?.beneficiaire}
        aide="Nom, identifiant ou code. Vide : ne change pas."
      />
      <Choix
        nom="prestation"
        id="personnes-prestation"
        libelle="Prestation"
        valeur={sien?.brut.prestation ?? vue.prestation ?? ''}
        vide="Celle du planning ou du plan d’aide"
        options={codes.map(({ code }) => [code, nomPrestation(code)] as const)}
      />
    </Acte>
  )
}
