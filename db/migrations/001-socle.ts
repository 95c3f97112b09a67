import { sql, type Kysely } from 'kysely'

const tables = [
  `create table antenne (
    id integer primary key, code text not null unique, nom text not null, adresse text not null)`,
  `create table antenne_code_postal (
    code_postal text not null primary key, antenne_id integer not null references antenne)`,
  `create table beneficiaire (
    id integer primary key, identifiant text not null unique, civilite text not null, nom text not null,
    prenom text not null, adresse text not null, code_postal text not null, ville text not null,
    date_naissance text, gir integer check (gir between 1 and 6),
    antenne_id integer not null references antenne, code text not null unique, recherche text not null,
    archive_le integer)`,
  `create index beneficiaire_antenne on beneficiaire (antenne_id, nom, prenom)`,
  `create table numero (
    id integer primary key, beneficiaire_id integer not null references beneficiaire, numero text not null,
    genre text not null check (genre in ('fixe', 'portable')), pointage integer not null default 1,
    du text not null, au text)`,
  `create index numero_numero on numero (numero)`,
  `create index numero_beneficiaire on numero (beneficiaire_id)`,
  `create table intervenant (
    id integer primary key, identifiant text not null unique, civilite text not null, nom text not null,
    prenom text not null, antenne_id integer not null references antenne, telephone text,
    date_entree text, date_sortie text, recherche text not null, archive_le integer)`,
  `create index intervenant_antenne on intervenant (antenne_id, nom, prenom)`,
  `create index intervenant_telephone on intervenant (telephone)`,
  `create table code (
    id integer primary key, intervenant_id integer not null references intervenant, code text not null,
    du text not null, au text)`,
  `create unique index code_ouvert on code (code) where au is null`,
  `create unique index code_intervenant on code (intervenant_id) where au is null`,
  `create index code_code on code (code)`,
  `create table financeur (
    id integer primary key, code text not null unique, libelle text not null, genre text not null)`,
  `create table prise_en_charge (
    id integer primary key, beneficiaire_id integer not null references beneficiaire,
    financeur_id integer not null references financeur, numero_pec text not null, prestation text not null,
    date_debut text not null, date_fin text, minutes_maximum integer check (minutes_maximum >= 0),
    periode text check (periode in ('M', 'S', 'A', 'X')), rang integer not null,
    unique (beneficiaire_id, financeur_id, numero_pec, prestation, date_debut))`,
  `create index prise_en_charge_beneficiaire on prise_en_charge (beneficiaire_id, date_debut)`,
  `create table visite (
    id integer primary key, beneficiaire_id integer not null references beneficiaire,
    intervenant_id integer not null references intervenant, debut integer not null, fin integer not null,
    jour text not null, prestation text not null, check (fin > debut))`,
  `create index visite_intervenant on visite (intervenant_id, jour)`,
  `create index visite_beneficiaire on visite (beneficiaire_id, jour)`,
  `create table appel (
    id integer primary key, uniqueid text not null unique, call_id text not null, instant integer not null,
    did text not null, de_brut text not null, pai_brut text not null, numero text,
    presentation text not null check (presentation in ('fournie', 'masquee', 'anonyme', 'vide', 'malformee')),
    identification text not null check (identification in ('ligne', 'code', 'aucune')),
    beneficiaire_id integer references beneficiaire, intervenant_id integer references intervenant,
    antenne_id integer references antenne, saisies text not null, resultat text not null,
    etape text not null, origine text not null check (origine in ('telephone', 'secours')))`,
  `create index appel_instant on appel (instant)`,
  `create index appel_antenne on appel (antenne_id, instant)`,
  `create index appel_numero on appel (numero, instant)`,
  `create trigger appel_immuable before update on appel begin
    select raise(abort, 'un appel ne change jamais'); end`,
  `create trigger appel_ineffacable before delete on appel begin
    select raise(abort, 'un appel ne s''efface pas'); end`,
  `create table pointage (
    id integer primary key, appel_id integer references appel,
    beneficiaire_id integer not null references beneficiaire,
    intervenant_id integer not null references intervenant, instant integer not null,
    sens text check (sens in ('arrivee', 'depart')),
    origine text not null check (origine in ('telephone', 'secours', 'manuel')), groupe text,
    unique (appel_id, beneficiaire_id))`,
  `create index pointage_couple on pointage (intervenant_id, beneficiaire_id, instant)`,
  `create table intervention (
    id integer primary key, beneficiaire_id integer not null references beneficiaire,
    intervenant_id integer not null references intervenant, antenne_id integer not null references antenne,
    jour text not null, debut_brut integer, fin_brut integer,
    arrivee_id integer unique references pointage, depart_id integer unique references pointage,
    origine text not null check (origine in ('telephone', 'secours', 'manuel')), groupe text, prestation text,
    version integer not null default 1, modifie_le integer not null,
    check (debut_brut is not null or fin_brut is not null))`,
  `create index intervention_antenne on intervention (antenne_id, jour)`,
  `create index intervention_jour on intervention (jour)`,
  `create index intervention_intervenant on intervention (intervenant_id, jour)`,
  `create index intervention_couple on intervention (intervenant_id, beneficiaire_id, debut_brut)`,
  `create index intervention_beneficiaire on intervention (beneficiaire_id, jour)`,
  `create index intervention_ouverte on intervention (intervenant_id, debut_brut) where fin_brut is null`,
  `create table utilisateur (
    id integer primary key, courriel text not null unique, nom text not null, prenom text not null,
    role text not null check (role in
      ('gestionnaire', 'coordonnateur', 'siege', 'informatique', 'administrateur', 'auditeur')),
    antenne_id integer references antenne, mot_de_passe text not null, cree_le integer not null,
    desactive_le integer,
    check ((role in ('gestionnaire', 'coordonnateur')) = (antenne_id is not null)))`,
  `create table session (
    empreinte text not null primary key, utilisateur_id integer not null references utilisateur,
    cree_le integer not null, vue_le integer not null, adresse text not null, navigateur text not null)`,
  `create index session_utilisateur on session (utilisateur_id)`,
  `create table tentative (id integer primary key, cle text not null, instant integer not null)`,
  `create index tentative_cle on tentative (cle, instant)`,
  `create table revision (
    id integer primary key, intervention_id integer not null references intervention,
    utilisateur_id integer not null references utilisateur, instant integer not null, motif text not null,
    note text not null, avant text not null, apres text not null)`,
  `create index revision_intervention on revision (intervention_id)`,
  `create table journal (
    id integer primary key, instant integer not null, utilisateur_id integer references utilisateur,
    action text not null, objet text not null, objet_id text not null, avant text, apres text, adresse text)`,
  `create index journal_instant on journal (instant)`,
  `create index journal_objet on journal (objet, objet_id)`,
  `create trigger journal_immuable before update on journal begin
    select raise(abort, 'le journal ne change jamais'); end`,
  `create table message (
    id integer primary key, intervenant_id integer not null references intervenant, texte text not null,
    utilisateur_id integer references utilisateur, cree_le integer not null, entendu_le integer)`,
  `create index message_attente on message (intervenant_id) where entendu_le is null`,
  `create table parametre (
    id integer primary key, cle text not null, valeur text not null, du text not null, au text)`,
  `create index parametre_cle on parametre (cle, du)`,
  `create table fichier (
    id integer primary key, partenaire text not null, flux text not null, nom text not null,
    sha256 text not null, taille integer not null,
    etat text not null check (etat in ('applique', 'ignore', 'retenu', 'quarantaine')),
    raison text not null, lignes_lues integer not null, lignes_refusees integer not null,
    instant integer not null)`,
  `create index fichier_contenu on fichier (partenaire, flux, sha256)`,
  `create table refus (
    id integer primary key, fichier_id integer not null references fichier, ligne integer not null,
    colonne text not null, valeur text not null, raison text not null)`,
  `create index refus_fichier on refus (fichier_id)`,
]

/** The foundation: people, lines, codes, funders, planning, calls, stamps, interventions, users, ledger. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of tables) await sql.raw(table).execute(db)
}
