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
          Ouvrez <a href="/interventions">Interventions</a>. Choisissez le jour ou la période, puis filtrez
          par personne, par état ou par anomalie. L’adresse de la page garde vos choix : vous pouvez l’envoyer
          à une collègue. <strong>Exporter</strong> donne la même liste pour un tableur.
        </p>
      </Partie>
      <Partie titre="Pointé et retenu">
        <p>
          Le temps <strong>pointé</strong> vient des appels et ne change jamais. Le temps{' '}
          <strong>retenu</strong> est celui qui compte : les heures corrigées par vous s’il le faut, arrondies
          selon les règles du financeur, plus les minutes complémentaires.
        </p>
      </Partie>
      <Partie titre="Corriger les heures">
        <Etapes>
          <li>Ouvrez l’intervention, ou restez dans la liste : chaque ligne peut y être corrigée.</li>
          <li>
            Écrivez l’heure d’arrivée ou de départ. Vous pouvez taper <kbd>8:32</kbd>, <kbd>8h32</kbd> ou{' '}
            <kbd>0832</kbd>. Une heure vide reste inconnue.
          </li>
          <li>Choisissez le motif. Certains motifs demandent une note.</li>
          <li>Enregistrez. Les anomalies et les heures sont recalculées aussitôt.</li>
        </Etapes>
        <p>
          Un départ plus tôt que l’arrivée veut dire le lendemain : une nuit de 22:00 à 6:00 se tape ainsi.
        </p>
      </Partie>
      <Partie titre="Les autres corrections">
        <p>Elles sont sous les heures, dans la page de l’intervention. Cliquez sur un nom pour l’ouvrir.</p>
        <Points>
          <li>
            <strong>Inverser</strong> : s’il n’y a qu’une heure, l’arrivée devient le départ, ou l’inverse.
            S’il y en a deux, l’intervention devient deux moitiés à compléter.
          </li>
          <li>
            <strong>Fusionner</strong> : deux interventions du même intervenant au même domicile n’en font
            qu’une. La page propose celles qui conviennent.
          </li>
          <li>
            <strong>Scinder en deux</strong> : donnez le départ de la première et l’arrivée de la seconde.
          </li>
          <li>
            <strong>Changer de personne ou de prestation</strong> : un nom, un identifiant ou un code suffit.
            Ce que vous laissez vide ne change pas.
          </li>
          <li>
            <strong>Minutes complémentaires</strong> : 15 pour en ajouter, −10 pour en ôter.
          </li>
          <li>
            <strong>Supprimer</strong> : l’intervention ne compte plus. Elle reste visible et peut être
            rétablie.
          </li>
        </Points>
      </Partie>
      <Partie titre="Revenir en arrière">
        <p>
          Chaque correction est écrite dans la page de l’intervention, sous <strong>Corrections</strong> :
          qui, quand, pourquoi, avant, après. Cliquez sur <strong>Annuler</strong> pour la défaire. Si une
          correction plus récente en dépend, la page dit laquelle annuler d’abord.
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
