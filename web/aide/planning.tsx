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
          <li>Une visite prévue et pointée montre ses heures.</li>
          <li>Une visite manquée n’a pas été pointée trente minutes après son début (réglage).</li>
          <li>Une visite non prévue a été pointée sans être au planning.</li>
        </Points>
        <p>Cliquez sur une visite faite pour ouvrir l’intervention.</p>
      </Partie>
      <Partie titre="Changer le planning">
        <p>Le planning se change dans le logiciel métier. Il arrive ici avec les fichiers du jour.</p>
      </Partie>
      <Partie titre="En cas de panne">
        <p>
          La <a href="/planning/urgence">feuille d’urgence</a> liste les visites du jour et du lendemain, avec
          adresses et téléphones. Imprimez-la le matin si une coupure est annoncée.
        </p>
      </Partie>
    </>
  ),
}
