import type { Context } from 'hono'
import { html } from 'hono/html'
import type { PropsWithChildren } from 'hono/jsx'
import type { Acces } from './acces.ts'
import { actif } from './actifs.ts'
import { Barre, Haut } from './barre.tsx'

/**
 * A whole page for a person signed in. When htmx asks for a part of a page, the frame is left out: it keeps only the
 * part it wants. `ici` is the address of the page as it should be shared; a filter leaves it in the address bar.
 */
export function page(
  c: Context,
  acces: Acces,
  { titre, statut = 200, ici }: { titre: string; statut?: 200 | 403 | 404 | 409 | 422 | 429; ici?: string },
  contenu: unknown,
): Response | Promise<Response> {
  const corps = (
    <main id="page" class="page" tabindex={-1}>
      <p id="annonce" class="cache" role="status"></p>
      {contenu}
    </main>
  )
  if (c.req.header('hx-request') !== undefined) {
    if (ici !== undefined && c.req.header('hx-source')?.startsWith('form') === true)
      c.header('HX-Replace-Url', ici)
    return c.html(
      <>
        <title>{titre} – Sonnette</title>
        {corps}
      </>,
      statut,
    )
  }
  return c.html(
    <Document titre={titre}>
      <a class="evitement" href="#page">
        Aller au contenu
      </a>
      <div class="cadre">
        <Barre acces={acces} />
        <div class="corps">
          <Haut acces={acces} />
          {corps}
        </div>
      </div>
    </Document>,
    statut,
  )
}

/** The document around any page. */
export function Document({ titre, children }: PropsWithChildren<{ titre: string }>) {
  return html`<!doctype html>${(
      <html lang="fr">
        <head>
          <meta charset="utf-8" />
          <title>{titre} – Sonnette</title>
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <meta name="robots" content="noindex" />
          <meta
            name="htmx-config"
            content='{"noSwap":[204,304,"4xx","5xx"],"history":"reload","includeIndicatorCSS":false,"morphIgnore":["data-htmx-powered","data-neuf","open"]}'
          />
          <link rel="icon" href={actif('favicon.svg')} type="image/svg+xml" />
          <link rel="stylesheet" href={actif('style.css')} />
          <script src={actif('htmx.js')} defer></script>
          <script src={actif('sonnette.js')} defer></script>
          <script src={actif('anomalies.js')} defer></script>
        </head>
        <body>{children}</body>
      </html>
    )}`
}
