/* Invented people of Paris: plausible names and addresses, nobody's. */

export const PRENOMS_FEMMES: readonly string[] =
  `Jeanne Madeleine Suzanne Marguerite Denise Yvonne Simone Paulette Germaine Odette Lucienne Renée Jacqueline
Monique Huguette Ginette Colette Micheline Gisèle Raymonde Andrée Marcelle Georgette Fernande Liliane Josette
Arlette Nicole Janine Françoise Claudine Bernadette Solange Éliane Mireille Régine Thérèse Hélène Cécile Édith
Geneviève Lucette Marie-Louise Marie-Thérèse Anne-Marie Fatima Zohra Aïcha Khadija Yamina Messaouda Rosa Maria
Conceição Amélia Esther Rachel Sarah Mariam Fatoumata Aminata Thi-Lan Kim Xiu Mei Irène Olga Ludmila Anahit
Vartouhi Despina Sofia Ingrid Rajeswary Kamala`.split(/\s+/)

export const PRENOMS_HOMMES: readonly string[] =
  `Jean Pierre Marcel André René Roger Robert Raymond Maurice Lucien Georges Henri Louis Paul Gaston Fernand
Émile Albert Bernard Jacques Michel Claude Guy Gérard Gilbert Serge Roland Yves Christian Daniel François
Jean-Claude Jean-Pierre Étienne Léon Edmond Aimé Mohamed Ahmed Abdelkader Rachid Ali Manuel Antonio Joaquim
Samuel David Mamadou Ousmane Bakary Van-Hung Minh Wei Boris Nikolaï Hagop Stavros Luigi Giuseppe Selvam`.split(
    /\s+/,
  )

export const PRENOMS_AIDES: readonly string[] =
  `Aurélie Sandrine Céline Karine Nathalie Véronique Isabelle Sylvie Stéphanie Émilie Mélanie Laëtitia Nadège
Murielle Rose-Marie Marie-Josée Ghislaine Josiane Maryse Viviane Fanta Awa Mariama Kadiatou Assetou Oumou
Bintou Djénéba Ramatoulaye Nafissatou Hawa Coumba Samira Nadia Karima Leïla Farida Malika Houria Naïma Souad
Latifa Paula Fernanda Lurdes Teresa Carla Patrícia Mirela Ioana Daniela Svetlana Natalia Agnieszka Beata Thu
Linh Mei Sunita Priya Marlène Guerda Mirlande Nadine Odile Chantal Béatrice Karim Moussa Ibrahima Sébastien
Olivier Frédéric Thierry João Bruno`.split(/\s+/)

export const NOMS: readonly string[] =
  `Martin Bernard Dubois Thomas Robert Richard Petit Durand Leroy Moreau Simon Laurent Lefebvre Michel Garcia
David Bertrand Roux Vincent Fournier Morel Girard André Lefèvre Mercier Dupont Lambert Bonnet François Martinez
Legrand Garnier Faure Rousseau Blanc Guérin Muller Henry Roussel Nicolas Perrin Morin Mathieu Clément Gauthier
Dumont Lopez Fontaine Chevalier Robin Masson Sanchez Gérard Nguyen Boyer Denis Lemaire Duval Joly Gautier Roger
Roche Roy Noël Meyer Lucas Meunier Jean Perez Marchand Dufour Blanchard Barbier Brun Dumas Brunet Schmitt Leroux
Colas Fernandez Pierre Renard Arnaud Rolland Caron Aubert Giraud Leclerc Vidal Bourgeois Renaud Lemoine Picard
Gaillard Philippe Leclercq Lacroix Fabre Dupuis Olivier Rodriguez Da-Silva Hubert Louis Charles Guillot Rivière
Le-Gall Guillaume Adam Rey Moulin Gonzalez Berger Lecomte Menard Fleury Deschamps Carpentier Julien Benoît
Paris Maillard Marchal Aubry Vasseur Le-Roux Renault Collet Prévost Poirier Charpentier Hervé Pelletier
Traoré Diallo Coulibaly Diarra Konaté Keïta Sissoko Camara Touré Cissé Sow Bah Ndiaye Diop Sarr Mbaye Kouassi
Benali Haddad Belkacem Cherif Mansouri Bouzid Amrani Ziani Saïdi Khelifi Hamdi Mekki Rahmani Bensaïd Slimani
Pereira Ferreira Santos Rodrigues Fernandes Gonçalves Lopes Marques Alves Carvalho Tran Pham Huynh Chen Wang
Zhang Liu Cohen Lévy Benhamou Azoulay Popescu Ionescu Kowalski Nowak Ivanov Petrosyan Papadopoulos Rossi
Esposito Ramasamy Sivakumar Pierre-Louis Jean-Baptiste Désir Augustin`.split(/\s+/)

/** A few streets of each arrondissement. */
export const RUES: Readonly<Record<string, readonly string[]>> = {
  '75001': ['rue Saint-Honoré', 'rue de Rivoli', 'rue Montorgueil', 'rue du Louvre'],
  '75002': ['rue Réaumur', 'rue Montmartre', "rue d'Aboukir", 'rue Saint-Denis'],
  '75003': ['rue de Bretagne', 'rue du Temple', 'rue de Turenne', 'rue Charlot'],
  '75004': ['rue Saint-Antoine', 'rue de la Verrerie', 'rue des Archives', 'quai des Célestins'],
  '75005': ['rue Monge', 'rue Mouffetard', 'rue Saint-Jacques', 'rue Claude-Bernard'],
  '75006': ['rue de Vaugirard', 'rue de Rennes', 'rue du Cherche-Midi', 'rue de Sèvres'],
  '75007': ['rue Saint-Dominique', 'rue de Grenelle', 'avenue Bosquet', 'rue Cler'],
  '75008': ['rue de Miromesnil', 'rue du Rocher', 'rue de Lisbonne', 'rue La Boétie'],
  '75009': ['rue des Martyrs', 'rue de Maubeuge', 'rue La Fayette', 'rue de Clichy'],
  '75010': ['rue Bichat', 'rue du Faubourg-Saint-Martin', 'quai de Valmy', 'rue de Chabrol'],
  '75011': ['rue de la Roquette', 'rue de Charonne', 'rue Oberkampf', 'boulevard Voltaire'],
  '75012': ['rue de Charenton', 'avenue Daumesnil', 'rue de Picpus', 'rue Claude-Decaen'],
  '75013': ['avenue de Choisy', 'rue de Tolbiac', "avenue d'Italie", 'rue Jeanne-d’Arc', 'rue Nationale'],
  '75014': ["rue d'Alésia", 'avenue du Maine', 'rue Daguerre', 'rue Raymond-Losserand'],
  '75015': ['rue de la Convention', 'rue Lecourbe', 'rue du Commerce', 'rue de Vouillé', 'rue Blomet'],
  '75016': ['rue de Passy', 'avenue Mozart', "rue d'Auteuil", 'rue Boileau'],
  '75116': ['rue de la Pompe', 'rue de Longchamp', 'avenue Victor-Hugo', 'rue Lauriston'],
  '75017': ['rue des Dames', 'avenue de Clichy', 'rue de Tocqueville', 'rue Guy-Môquet'],
  '75018': ['rue Ordener', 'rue Marcadet', 'rue Lepic', 'rue de la Chapelle', 'rue Damrémont'],
  '75019': ['rue de Belleville', 'rue de Crimée', 'avenue Jean-Jaurès', 'rue Manin', 'rue de Flandre'],
  '75020': ['rue des Pyrénées', 'rue de Ménilmontant', 'rue de Bagnolet', 'rue Pelleport'],
}
