import { expect, it } from 'vitest'
import { lireReglages } from './reglages.ts'

it('has a default for everything', () => {
  expect(lireReglages('')).toMatchObject({
    NUMERO_VERT: ['0800400800'],
    SIP_PORT: 5060,
    TRUNK_CONFIANCE_PAI: true,
    TRUNK_ADRESSES: ['127.0.0.1/32'],
    PARTENAIRE_CLES: [],
  })
})

it('reads values, lists and comments', () => {
  const contenu =
    '# le trunk\nNUMERO_VERT=0800400800, +33800400801\n\nTRUNK_CONFIANCE_PAI=non\nSIP_PORT=5070\n'
  expect(lireReglages(contenu)).toMatchObject({
    NUMERO_VERT: ['0800400800', '+33800400801'],
    TRUNK_CONFIANCE_PAI: false,
    SIP_PORT: 5070,
  })
})

it.each([
  ['SIP_PORT=beaucoup', 'ligne 1 : SIP_PORT ne convient pas, il faut un nombre'],
  ['# x\nSIP_PROT=5060', 'ligne 2 : SIP_PROT est inconnu'],
  ['n’importe quoi', "ligne 1 : « n’importe quoi » n'est pas de la forme CLE=valeur"],
  ['\nTRUNK_ADRESSES=operateur.fr', 'ligne 2 : TRUNK_ADRESSES ne convient pas, il faut des adresses IP'],
  ['TRUNK_CONFIANCE_PAI=peut-être', 'il faut oui ou non'],
  ['PARTENAIRE_CLES=a,b,c', 'PARTENAIRE_CLES'],
])('names the line of %j', (contenu, message) => {
  expect(() => lireReglages(contenu)).toThrow(message)
})
