import type { Reglages } from '../../domain/reglages.ts'

/** Port Caddy listens on in its container, whatever the published one. */
const PORT_CHIFFRE = 8443
const PORT_SANTE = 8081

/** The Caddyfile of this box: one site, the address people type. */
export function caddyfile({ WEB_ORIGINE, TLS }: Reglages, dossierSecrets: string): string {
  const hote = new URL(WEB_ORIGINE).hostname
  return `{
	admin off
	auto_https disable_redirects
	https_port ${PORT_CHIFFRE}
	default_sni ${hote}
	skip_install_trust
	grace_period 10s
	log {
		level WARN
	}
	servers {
		protocols h1 h2
	}
}

https://${hote} {
	${tls(TLS, dossierSecrets)}
	encode zstd gzip
	reverse_proxy web:8080
	handle_errors 502 503 504 {
		header Retry-After 5
		header Content-Type "text/plain; charset=utf-8"
		respond "L'extranet redémarre. Réessayez dans quelques secondes : les appels, eux, sont pris." 503
	}
}

http://127.0.0.1:${PORT_SANTE} {
	respond "ok"
}
`
}

function tls(genre: Reglages['TLS'], dossier: string): string {
  const genres: Record<Reglages['TLS'], string> = {
    interne: 'tls internal',
    certificat: `tls ${dossier}/web-certificat.pem ${dossier}/web-cle.pem`,
    // only port 443 is published
    acme: 'tls {\n\t\tissuer acme {\n\t\t\tdisable_http_challenge\n\t\t}\n\t}',
  }
  return genres[genre]
}
