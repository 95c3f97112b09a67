import type { Context } from 'hono'
import { z } from 'zod'
import { interventionVisible, type InterventionVue } from '../db/interventions.ts'
import type { Corrige, DemandeDActe } from '../domain/correction.ts'
import { annulerRevision } from '../domain/corrections/annuler.ts'
import { deplacerIntervention } from '../domain/corrections/deplacer.ts'
import { fusionnerInterventions } from '../domain/corrections/fusionner.ts'
import { inverserIntervention } from '../domain/corrections/inverser.ts'
import { changerMinutes } from '../domain/corrections/minutes.ts'
import { reaffecterIntervention } from '../domain/corrections/reaffecter.ts'
import { scinderIntervention } from '../domain/corrections/scinder.ts'
import { supprimerIntervention } from '../domain/corrections/supprimer.ts'
import type { Auteur } from '../domain/auteur.ts'
import { familleDesHeures, famillesDe, type ActeMotive, type Famille } from '../domain/regles/motifs.ts'
import type { Acces, Route, Services } from './acces.ts'
import { cheminLocal, lireNumero } from './adresse.ts'
import { auteurDe } from './auteur.ts'
import { designerOuChoisir, type Designee } from './choixPersonne.tsx'
import { introuvable } from './erreurs.tsx'
import { lireFormulaire, versPage } from './formulaire.tsx'
import { ecrireHeure, lireHeures } from './heures.ts'
import type { ActeRefuse, CleActe } from './interventionActe.tsx'
import { motifChoisi } from './motifsActe.tsx'

type Brut = Record<string, string>
type Fautif = {
  type: 'fautes'
  fautes: Record<string, string>
  intervenant?: Designee
  beneficiaire?: Designee
}

interface Demande {
  services: Services
  auteur: Auteur
  vue: InterventionVue
  brut: Brut
  instant: number
}

/** Shows the page of the intervention again, the form that was refused filled as it was. */
export type Montrer = (
  c: Context,
  acces: Acces,
  vue: InterventionVue,
  etat: { refuse: ActeRefuse; perimee?: { qui: string; quand: number } },
) => Response | Promise<Response>

/** Where each act of an intervention is sent. */
export function correctionRoutes(services: Services, montrer: Montrer): Route[] {
  return (Object.keys(ACTES) as CleActe[]).map((acte) => ({
    methode: 'post',
    chemin: `/interventions/:id/${acte}`,
    politique: 'metier',
    repondre: (c, acces) => agir(c, acces, services, acte, montrer),
  }))
}

async function agir(c: Context, acces: Acces, services: Services, acte: CleActe, montrer: Montrer) {
  const id = lireNumero(c.req.param('id'))
  const vue = id === undefined ? undefined : await interventionVisible(services.db, acces.portee, id)
  if (vue === undefined) return introuvable(c, acces)
  const { brut } = await lireFormulaire(c, z.object({}))
  const demande = { services, auteur: auteurDe(c, acces), vue, brut, instant: services.maintenant() }
  const resultat = await ACTES[acte](demande)
  if (resultat.type === 'fait') {
    return versPage(c, retourDe(brut, services) ?? `/interventions/${resultat.interventionId}`, acte)
  }
  if (resultat.type === 'introuvable') return introuvable(c, acces)
  if (resultat.type === 'fautes') return montrer(c, acces, vue, { refuse: { acte, brut, ...resultat } })
  if (resultat.type === 'refusee') {
    return montrer(c, acces, vue, { refuse: { acte, brut, fautes: { '': resultat.raison } } })
  }
  return montrer(c, acces, vue, { refuse: { acte, brut, fautes: {} }, perimee: resultat })
}

/** The page of ours a form asked to come back to, if it did. */
export function retourDe({ retour }: Brut, { origine }: Services): string | undefined {
  if (retour === undefined || retour === '') return undefined
  const [chemin = '', ancre] = retour.split('#')
  return cheminLocal(chemin, origine) + (ancre === undefined ? '' : `#${encodeURIComponent(ancre)}`)
}

async function acteDe(
  { services, vue, brut }: Demande,
  acte: ActeMotive,
  familles: readonly Famille[] = famillesDe(acte),
): Promise<DemandeDActe> {
  return {
    interventionId: vue.id,
    version: lireNumero(brut.version) ?? 0,
    motifId: await motifChoisi(services.db, brut.motif, { jour: vue.jour, acte, familles }),
    note: (brut.note ?? '').slice(0, 500),
  }
}

const ACTES: Record<CleActe, (demande: Demande) => Promise<Corrige | Fautif>> = {
  async heures(demande) {
    const { vue, brut, services, auteur, instant } = demande
    const lues = lireHeures(vue.jour, { debut: brut.debut ?? '', fin: brut.fin ?? '' }, vue)
    if (Object.keys(lues.fautes).length > 0) return { type: 'fautes', fautes: lues.fautes }
    const { debut, fin } = lues
    const famille = familleDesHeures(vue, { debut, fin })
    const acte = await acteDe(demande, 'deplacer', famille === null ? ['CO2'] : [famille])
    return deplacerIntervention(services.db, auteur, { ...acte, debut, fin }, instant)
  },
  async inverser(demande) {
    const acte = await acteDe(demande, 'inverser')
    return inverserIntervention(demande.services.db, demande.auteur, acte, demande.instant)
  },
  async fusionner(demande) {
    const [avecId, avecVersion] = (demande.brut.avec ?? '').split('-').map(lireNumero)
    if (avecId === undefined || avecVersion === undefined) {
      return { type: 'fautes', fautes: { avec: 'Choisissez l’autre intervention.' } }
    }
    const acte = { ...(await acteDe(demande, 'fusionner')), avecId, avecVersion }
    return fusionnerInterventions(demande.services.db, demande.auteur, acte, demande.instant)
  },
  async scinder(demande) {
    const { vue, brut, services, auteur, instant } = demande
    const premiere = heureApres(vue, brut.finPremiere ?? '')
    const seconde = heureApres(vue, brut.debutSeconde ?? '')
    if ('faute' in premiere) return { type: 'fautes', fautes: { finPremiere: premiere.faute } }
    if ('faute' in seconde) return { type: 'fautes', fautes: { debutSeconde: seconde.faute } }
    const acte = await acteDe(demande, 'scinder')
    const coupe = { finPremiere: premiere.instant, debutSeconde: seconde.instant }
    return scinderIntervention(services.db, auteur, { ...acte, ...coupe }, instant)
  },
  async personnes(demande) {
    const { vue, brut, services, auteur, instant } = demande
    const designer = async (genre: 'beneficiaire' | 'intervenant') =>
      designerOuChoisir(services.db, auteur.portee, genre, {
        texte: brut[genre] ?? '',
        choisi: brut[`${genre}-choisi`],
      })
    const [beneficiaire, intervenant] = [await designer('beneficiaire'), await designer('intervenant')]
    const douteux = [beneficiaire, intervenant].some(({ type }) => type === 'aucune' || type === 'plusieurs')
    if (douteux) return { type: 'fautes', fautes: { '': A_CHOISIR }, beneficiaire, intervenant }
    const affectation = {
      beneficiaireId: beneficiaire.type === 'une' ? beneficiaire.personne.id : vue.beneficiaire_id,
      intervenantId: intervenant.type === 'une' ? intervenant.personne.id : vue.intervenant_id,
      prestation:
        brut.prestation === undefined || brut.prestation === '' ? null : brut.prestation.slice(0, 40),
    }
    const acte = await acteDe(demande, 'reaffecter')
    return reaffecterIntervention(services.db, auteur, { ...acte, ...affectation }, instant)
  },
  async minutes(demande) {
    const texte = (demande.brut.minutes ?? '').replace('−', '-').replaceAll(/\s/g, '')
    if (!/^[+-]?\d{1,4}$/.test(texte)) {
      return { type: 'fautes', fautes: { minutes: 'Écrivez un nombre de minutes : 15, ou -10.' } }
    }
    const acte = { ...(await acteDe(demande, 'minutes')), minutes: Number(texte) }
    return changerMinutes(demande.services.db, demande.auteur, acte, demande.instant)
  },
  async supprimer(demande) {
    const acte = await acteDe(demande, 'supprimer')
    return supprimerIntervention(demande.services.db, demande.auteur, acte, demande.instant)
  },
  async annuler({ services, auteur, brut, instant }) {
    const revisionId = lireNumero(brut.revision) ?? 0
    const version = lireNumero(brut.version) ?? 0
    return annulerRevision(services.db, auteur, { revisionId, version, note: brut.note ?? '' }, instant)
  },
}

const A_CHOISIR = 'Rien n’a été changé : précisez de qui il s’agit.'

/** An hour typed inside a visit: of its day, or of the next one when that is before its arrival. */
function heureApres(
  { jour, debut }: InterventionVue,
  texte: string,
): { instant: number } | { faute: string } {
  const lues = lireHeures(jour, { debut: ecrireHeure(debut), fin: texte }, { debut, fin: null })
  if (lues.fautes.fin !== undefined) return { faute: lues.fautes.fin }
  return lues.fin === null ? { faute: 'Écrivez une heure.' } : { instant: lues.fin }
}
