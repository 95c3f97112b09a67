import { Partie, Points, type Chapitre } from './chapitre.tsx'

export const planning: Chapitre = {
  cle: 'planning',
  titre: 'Planning',
  resume: 'La semaine ou le mois, ce qui était prévu et ce qui a été fait.',
  pages: ['/planning'],
  Texte: () => (
    <>
      <Partie titre="Lire le planning">
        <p>
          <a href="/planning">Planning</a> montre les visites prévues, reçues du logiciel métier, et en face
          ce qui a été fait. Choisissez la semaine ou le mois, par bénéficiaire ou par intervenant.
        </p>
        <Points>
          <li>Une visite faite montre ses heures ; une visite prévue est écrite en penché.</li>
          <li>« Attendue » : son heure est venue, l’appel pas encore.</li>
          <li>« Manquée » : le délai est passé sans appel. Le siège règle ce délai.</li>
          <li>« Non prévue » : pointée sans être au planning.</li>
          <li>« Retard » : plus d’un quart d’heure après l’heure prévue.</li>
          <li>« Absent » : le bénéficiaire est noté absent ce jour-là.</li>
        </Points>
        <p>Cliquez sur une visite faite pour ouvrir l’intervention.</p>
      </Partie>
      <Partie titre="Changer le planning">
        <p>Le planning se change dans le logiciel métier. Il arrive ici avec les fichiers du jour.</p>
      </Partie>
      <Partie titre="En cas de panne">
        <p>
          La <a href="/planning/urgence">feuille d’urgence</a> liste les visites du jour et du lendemain, avec
          adresses et téléphones. Choisissez l’antenne si on vous le demande, puis imprimez. Faites-le le
          matin si une coupure est annoncée.
        </p>
      </Partie>
    </>
  ),
}
