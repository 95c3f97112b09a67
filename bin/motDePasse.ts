import { randomInt } from 'node:crypto'

// Words a manager can read over the telephone, without accents; none that the sign-in refuses.
const MOTS = `abricot ardoise balcon bambou bateau brioche cabane canari carafe cascade cerise chemin citron
clairon cobalt colline corail coton dentelle domino ecluse erable falaise fanfare ficelle foret galet garage
girafe glacier grenade hamac hirondelle horloge jardin jasmin kiosque lagune lanterne lavande lucarne mandarine
marelle menthe mirabelle moulin muguet nacelle navire noisette nuage olivier orange panier papillon pelican
phare piano pivoine plume prairie quartz quenelle radeau raisin renard ruisseau sable safran sapin sentier
sirocco soleil tambour terrasse tilleul tisane toboggan tulipe vallon vanille velours violon voilier zephyr`.split(
  /\s+/,
)

/** A password drawn for a person: four words, some 26 bits, and a number. */
export function tirerMotDePasse(): string {
  const mots = Array.from({ length: 4 }, () => MOTS[randomInt(MOTS.length)])
  return [...mots, randomInt(10, 100)].join('-')
}
