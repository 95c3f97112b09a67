import { sql, type Kysely } from 'kysely'

const tables = [
  // An intervention may now be made by hand, without a stamp: SQLite changes a table's checks by making it anew.
  // Nothing has written a revision yet, so nothing points at the old table.
  `drop table revision`,
  `create table intervention_nouvelle (
    id integer primary key, beneficiaire_id integer not null references beneficiaire,
    intervenant_id integer not null references intervenant, antenne_id integer not null references antenne,
    jour text not null, debut_brut integer, fin_brut integer, debut integer, fin integer,
    arrivee_id integer unique references pointage, depart_id integer unique references pointage,
    origine text not null check (origine in ('telephone', 'secours', 'manuel')), groupe text, prestation text,
    minutes_complementaires integer not null default 0, retenu_min integer check (retenu_min >= 0),
    famille text check (famille in ('CRE', 'MDT', 'SUP', 'COA', 'COD', 'CO2', 'HOR')),
    corrigee integer not null default 0 check (corrigee in (0, 1)), supprimee_le integer,
    version integer not null default 1, modifie_le integer not null,
    check (debut is not null or fin is not null),
    check (debut is null or fin is null or debut <= fin))`,
  `insert into intervention_nouvelle (id, beneficiaire_id, intervenant_id, antenne_id, jour, debut_brut, fin_brut,
      debut, fin, arrivee_id, depart_id, origine, groupe, prestation, version, modifie_le)
    select id, beneficiaire_id, intervenant_id, antenne_id, jour, debut_brut, fin_brut,
      debut_brut, fin_brut, arrivee_id, depart_id, origine, groupe, prestation, version, modifie_le
    from intervention`,
  `drop table intervention`,
  `alter table intervention_nouvelle rename to intervention`,
  `create index intervention_antenne on intervention (antenne_id, jour)`,
  `create index intervention_jour on intervention (jour)`,
  `create index intervention_intervenant on intervention (intervenant_id, jour)`,
  `create index intervention_couple on intervention (intervenant_id, beneficiaire_id, debut)`,
  `create index intervention_beneficiaire on intervention (beneficiaire_id, jour)`,
  `create index intervention_corrigee on intervention (intervenant_id, beneficiaire_id, debut_brut) where corrigee = 1`,
  `create index intervention_ouverte on intervention (intervenant_id, debut) where fin is null`,
  `create table motif (
    id integer primary key,
    famille text not null check (famille in ('CRE', 'MDT', 'SUP', 'COA', 'COD', 'CO2', 'HOR')),
    libelle text not null, note_obligatoire integer not null check (note_obligatoire in (0, 1)),
    du text not null, au text)`,
  `create table revision (
    id integer primary key, intervention_id integer not null references intervention,
    utilisateur_id integer not null references utilisateur, instant integer not null,
    acte text not null check (acte in
      ('creer', 'deplacer', 'inverser', 'fusionner', 'scinder', 'reaffecter', 'supprimer', 'minutes', 'annuler')),
    motif_id integer not null references motif, note text not null, avant text not null, apres text not null,
    groupe text not null, annule_id integer unique references revision)`,
  `create index revision_intervention on revision (intervention_id)`,
  `create index revision_groupe on revision (groupe)`,
  `create index revision_auteur on revision (utilisateur_id)`,
  `create trigger revision_immuable before update on revision begin
    select raise(abort, 'une révision ne change jamais'); end`,
  `create trigger revision_ineffacable before delete on revision begin
    select raise(abort, 'une révision ne s''efface pas'); end`,
  `create trigger journal_ineffacable before delete on journal begin
    select raise(abort, 'le journal ne s''efface pas'); end`,
  `create table appel_traite (
    appel_id integer not null primary key references appel,
    sort text not null check (sort in ('rattache', 'rejete')), beneficiaire_id integer references beneficiaire,
    intervenant_id integer references intervenant, utilisateur_id integer not null references utilisateur,
    instant integer not null, note text not null)`,
  `create table anomalie (
    id integer primary key autoincrement, code text not null,
    severite text not null check (severite in ('a_corriger', 'a_acquitter')),
    objet text not null check (objet in ('intervention', 'appel', 'visite')), objet_id integer not null,
    antenne_id integer references antenne, jour text not null,
    beneficiaire_id integer references beneficiaire, intervenant_id integer references intervenant,
    empreinte text not null, detail text not null, acquittee_le integer,
    acquittee_par integer references utilisateur, note text not null default '',
    unique (objet, objet_id, code))`,
  `create index anomalie_ouverte on anomalie (antenne_id, jour) where acquittee_le is null`,
  `create index anomalie_jour on anomalie (jour)`,
  `create index anomalie_beneficiaire on anomalie (beneficiaire_id, jour)`,
  `create index anomalie_intervenant on anomalie (intervenant_id, jour)`,
  `create table recalcul (
    id integer primary key autoincrement, beneficiaire_id integer not null references beneficiaire,
    intervenant_id integer references intervenant, jour text not null)`,
  `create table alerte (
    id integer primary key autoincrement, genre text not null, antenne_id integer references antenne,
    sujet text not null, beneficiaire_id integer references beneficiaire,
    intervenant_id integer references intervenant, detail text not null, echeance integer not null,
    emise_le integer, traitee_le integer, traitee_par integer references utilisateur,
    note text not null default '', envoyee_le integer, unique (genre, sujet))`,
  `create index alerte_a_emettre on alerte (echeance) where emise_le is null`,
  `create index alerte_ouverte on alerte (antenne_id, genre) where traitee_le is null`,
  `create index alerte_traitee on alerte (traitee_le) where traitee_le is not null`,
  `create table repere (cle text not null primary key, instant integer not null)`,
  `create index visite_jour on visite (jour)`,
  `create index prise_en_charge_fin on prise_en_charge (date_fin)`,
  `create table mouvement (
    id integer primary key autoincrement, antenne_id integer references antenne)`,
  `create table absence (
    id integer primary key, beneficiaire_id integer not null references beneficiaire, du text not null,
    au text, motif text not null check (motif in
      ('vacances', 'hospitalisation', 'demenagement', 'ehpad', 'deces', 'autre')),
    note text not null, utilisateur_id integer not null references utilisateur, cree_le integer not null,
    retire_le integer, check (au is null or au >= du))`,
  `create index absence_beneficiaire on absence (beneficiaire_id, du)`,
  `create table prestation (code text not null primary key, libelle text not null)`,
  `create table regle_arrondi (
    id integer primary key, financeur_id integer references financeur, prestation text,
    mode text not null check (mode in ('reel', 'inferieur', 'superieur', 'plus_proche')),
    pas_min integer not null check (pas_min between 1 and 60),
    tolerance_min integer check (tolerance_min >= 0),
    plafond_prevu integer not null check (plafond_prevu in (0, 1)), du text not null, au text)`,
  `create table repartition (
    intervention_id integer not null references intervention on delete cascade, ordre integer not null,
    jour text not null, prestation text, prise_en_charge_id integer references prise_en_charge,
    minutes integer not null check (minutes > 0), regles integer not null,
    primary key (intervention_id, ordre)) without rowid`,
  `create index repartition_prise on repartition (prise_en_charge_id)`,
  `create table code_secours (
    empreinte text not null primary key, utilisateur_id integer not null references utilisateur,
    utilise_le integer)`,
  `create index code_secours_utilisateur on code_secours (utilisateur_id)`,
  `create table lien (
    empreinte text not null primary key, utilisateur_id integer not null references utilisateur,
    genre text not null check (genre in ('invitation', 'mot_de_passe')), cree_le integer not null,
    expire_le integer not null, utilise_le integer)`,
  `create index lien_utilisateur on lien (utilisateur_id)`,
  `create table appareil (
    empreinte text not null primary key, utilisateur_id integer not null references utilisateur,
    cree_le integer not null, vu_le integer not null)`,
  `create index appareil_utilisateur on appareil (utilisateur_id)`,
  `create table saisie_gardee (
    utilisateur_id integer not null primary key references utilisateur, chemin text not null,
    champs text not null, gardee_le integer not null)`,
  `alter table beneficiaire add column foyer text`,
  `alter table numero add column manuel integer not null default 0 check (manuel in (0, 1))`,
  `create index beneficiaire_foyer on beneficiaire (foyer) where foyer is not null`,
  `alter table financeur add column abattement_couple integer not null default 0`,
  `alter table utilisateur add column administrateur integer not null default 0`,
  `alter table utilisateur add column totp_secret text`,
  `alter table utilisateur add column totp_actif_le integer`,
  `alter table utilisateur add column totp_pas integer`,
  `alter table utilisateur add column nouveautes_lues text`,
  `alter table session add column etape text not null default 'ouverte'
    check (etape in ('ouverte', 'second_facteur', 'enrolement'))`,
]

/** What a new box offers; headquarters changes them in the extranet. */
const motifs: readonly [famille: string, libelle: string, noteObligatoire: 0 | 1][] = [
  ['COA', 'Oubli d’appel à l’arrivée', 0],
  ['COA', 'Téléphone occupé ou en panne à l’arrivée', 0],
  ['COA', 'Erreur de saisie à l’arrivée', 0],
  ['COD', 'Oubli d’appel au départ', 0],
  ['COD', 'Téléphone occupé ou en panne au départ', 0],
  ['COD', 'Intervention terminée à l’extérieur', 0],
  ['CO2', 'Heures d’arrivée et de départ à rectifier', 1],
  ['CO2', 'Arrivée et départ inversés', 0],
  ['CO2', 'Deux appels pour une seule intervention', 0],
  ['CRE', 'Téléphone inutilisable ou absent', 0],
  ['CRE', 'Panne du service téléphonique (feuille papier)', 0],
  ['CRE', 'Ligne opposée ou refus d’appeler', 1],
  ['MDT', 'Intervenant remplacé', 0],
  ['MDT', 'Bénéficiaire ou prestation à rectifier', 0],
  ['MDT', 'Minutes complémentaires accordées', 1],
  ['SUP', 'Appel passé par erreur', 0],
  ['SUP', 'Bénéficiaire absent, intervention non faite', 0],
  ['SUP', 'Autre raison', 1],
]

/** A manager's day: corrections, anomalies, allocation to funders, alerts, absences, second factor. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // The tables that point at the one made anew are looked at when all is done.
  await sql`pragma defer_foreign_keys = on`.execute(db)
  for (const table of tables) await sql.raw(table).execute(db)
  for (const [famille, libelle, note] of motifs) {
    await sql`insert into motif (famille, libelle, note_obligatoire, du)
      values (${famille}, ${libelle}, ${note}, '2000-01-01')`.execute(db)
  }
}
