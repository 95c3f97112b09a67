import { expect, test } from 'vitest'
import { lireReglages } from '../../domain/reglages.ts'
import { caddyfile } from './caddy.ts'

const lire = (conf: string) => caddyfile(lireReglages(conf), '/run/secrets/sonnette')

test('serves the host of the public address, whatever its port', () => {
  expect(lire('WEB_ORIGINE=https://sonnette.example.fr:9443')).toContain('\nhttps://sonnette.example.fr {')
})

test.each([
  ['interne', 'tls internal'],
  ['certificat', 'tls /run/secrets/sonnette/web-certificat.pem /run/secrets/sonnette/web-cle.pem'],
  ['acme', 'issuer acme'],
])('TLS=%s', (genre, attendu) => {
  expect(lire(`TLS=${genre}`)).toContain(attendu)
})
