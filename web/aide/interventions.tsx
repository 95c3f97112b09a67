import { Etapes, Partie, Points, type Chapitre } from './chapitre.tsx'

export const interventions: Chapitre = {
  cle: 'interventions',
  titre: 'Corriger une intervention',
  resume: 'Heures, inversion, fusion, changement de personne, minutes complémentaires, annulation.',
  pages: ['/interventions'],
  Texte: () => (
    <>
      <Partie titre="Trouver l’intervention">
        <p>
          Ouvrez <a href="/interventions">Interventions</a>. Choisissez le jour, puis filtrez par personne ou
          par état. L’adresse de la page garde vos choix : vous pouvez l’envoyer à une collègue.
        </p>
      </Partie>
      <Partie titre="Pointé et retenu">
        <p>
          Le temps <strong>pointé</strong> vient des appels et ne change jamais. Le temps{' '}
          <strong>retenu</strong> est celui qui compte : arrondi selon les règles du financeur, puis corrigé
          par vous si besoin.
        </p>
      </Partie>
      <Partie titre="Corriger les heures">
        <Etapes>
          <li>Ouvrez l’intervention.</li>
          <li>
            Écrivez l’heure d’arrivée ou de départ. Vous pouvez taper <kbd>8:32</kbd>, <kbd>8h32</kbd> ou{' '}
            <kbd>0832</kbd>.
          </li>
          <li>Choisissez le motif. Certains motifs demandent une note.</li>
          <li>Enregistrez. Les anomalies et les heures sont recalculées aussitôt.</li>
        </Etapes>
        <p>
          Un départ plus tôt que l’arrivée veut dire le lendemain : une nuit de 22:00 à 6:00 se tape ainsi.
        </p>
      </Partie>
      <Partie titre="Les autres corrections">
        <Points>
          <li>
            <strong>Inverser</strong> : l’arrivée était un départ, ou l’inverse.
          </li>
          <li>
            <strong>Fusionner</strong> : deux moitiés n’en font qu’une.
          </li>
          <li>
            <strong>Scinder</strong> : une intervention en cache deux.
          </li>
          <li>
            <strong>Changer d’intervenant, de bénéficiaire ou de prestation</strong>.
          </li>
          <li>
            <strong>Minutes complémentaires</strong> : des minutes ajoutées ou retirées au temps retenu.
          </li>
          <li>
            <strong>Supprimer</strong> : l’intervention ne compte plus. Elle reste visible et peut être
            rétablie.
          </li>
        </Points>
      </Partie>
      <Partie titre="Revenir en arrière">
        <p>
          Chaque correction est écrite dans l’historique de l’intervention : qui, quand, pourquoi, avant,
          après. Chaque ligne peut être annulée. Si une correction plus récente en dépend, la page dit
          laquelle annuler d’abord.
        </p>
      </Partie>
      <Partie titre="Quelqu’un d’autre vient de la changer">
        <p>
          Si une collègue corrige la même intervention en même temps, la seconde est prévenue et rien n’est
          écrasé. Votre saisie est toujours là : relisez, puis validez de nouveau si c’est encore utile.
        </p>
      </Partie>
    </>
  ),
}
