import { expect, test } from 'vitest'
import { lireReglages } from '../../domain/reglages.ts'
import { fichiersAsterisk, notations } from './asterisk.ts'

const secrets = { agi: 'cle-partagee', trunk: 'mot-de-passe', dossier: '/run/secrets/sonnette' }
const fichiers = (conf = '') => fichiersAsterisk(lireReglages(conf), secrets)

test.each([
  ['0800400800', ['0800400800', '+33800400800', '33800400800', '0033800400800']],
  ['+33800400800', ['0800400800', '+33800400800', '33800400800', '0033800400800']],
  ['+262800123456', ['+262800123456', '262800123456', '00262800123456']],
  ['3631', ['3631']],
])('%s is dialled %j', (numero, attendues) => {
  expect(notations(numero)).toEqual(attendues)
})

test('every notation leads to the number as the settings write it', () => {
  expect(fichiers('NUMERO_VERT=0800400800')['numeros.conf']).toContain(
    'exten => +33800400800,1,Goto(appel,0800400800,1)\n',
  )
})

test('by address: the trunk and nobody else, voice on the one address, no way to place a call', () => {
  const { 'pjsip.conf': pjsip, 'modules.conf': modules } = fichiers(
    'SIP_ADRESSE=192.0.2.10\nTRUNK_ADRESSES=203.0.113.4,203.0.113.64/28\nTRUNK_CONFIANCE_PAI=non',
  )
  expect(pjsip).toContain('bind = 192.0.2.10:5060')
  expect(pjsip).toContain('media_address = 192.0.2.10')
  expect(pjsip).toContain('trust_id_inbound = no')
  expect(pjsip).toMatch(/endpoint = trunk\nmatch = 203\.0\.113\.4\nmatch = 203\.0\.113\.64\/28\n/)
  expect(pjsip).toMatch(/deny = 0\.0\.0\.0\/0\.0\.0\.0\ndeny = ::\/0\npermit = 203\.0\.113\.4\n/)
  expect(pjsip).not.toMatch(/type = (registration|auth)/)
  expect(modules).toBe('')
})

test('on every address, the media address is left to the route', () => {
  expect(fichiers('SIP_ADRESSE=0.0.0.0')['pjsip.conf']).not.toContain('media_address')
})

test('by registration over TLS: the password from its file, voice encrypted', () => {
  const { 'pjsip.conf': pjsip, 'modules.conf': modules } = fichiers(
    'TRUNK_MODE=enregistrement\nTRUNK_TRANSPORT=tls\nTRUNK_SERVEUR=sip.example.net\nTRUNK_IDENTIFIANT=boite7',
  )
  expect(pjsip).toContain('password = mot-de-passe')
  expect(pjsip).toContain('client_uri = sips:boite7@sip.example.net')
  expect(pjsip).toContain('contact_user = 0800400800')
  expect(pjsip).toContain('media_encryption = sdes')
  expect(modules).toContain('load = res_srtp.so')
  expect(modules).toContain('load = res_pjsip_outbound_registration.so')
})
