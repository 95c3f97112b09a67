// Live pages, search keys, elapsed times. Everything essential works without this file.
;(() => {
  const REPRISE_MS = 2000
  const NBSP = '\u00A0'
  const minute = (instant) => Math.floor(instant / 60000)
  const depuis = (debut) => {
    const minutes = Math.max(0, minute(Date.now()) - minute(debut))
    return `${Math.floor(minutes / 60)}${NBSP}h${NBSP}${String(minutes % 60).padStart(2, '0')}`
  }

  // A page that refreshes itself must not pass for somebody at work, nor may its content that moves what is scrolled.
  let geste = Date.now()
  let dit = 0
  for (const nom of ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchmove']) {
    addEventListener(nom, () => (geste = Date.now()), { passive: true })
  }
  document.addEventListener('htmx:config:request', ({ detail: { ctx } }) => {
    if (!ctx.sourceElement?.matches?.('[data-direct]')) return
    if (geste <= dit) ctx.request.headers['Sonnette-Veille'] = '1'
    dit = Date.now()
  })

  // Live: the server says that something moved, the page asks for its own region again.
  const region = () => document.querySelector('[data-direct]')
  const temoin = () => document.querySelector('.etat-direct')
  const TEXTES = { ouvert: 'En direct', coupe: 'Reconnexion…', fini: 'Session terminée', pause: 'En pause' }
  let flux
  let etat = 'coupe'
  function montrer(nouveau = etat) {
    etat = nouveau
    const cible = temoin()
    if (!cible) return
    cible.hidden = false
    cible.dataset.etat = etat
    cible.lastElementChild.textContent = TEXTES[etat]
  }
  // One request at a time for the region: an answer to an older filter must never replace a newer one.
  let enCours = 0
  let manque = false
  function redemander() {
    manque = enCours > 0
    if (!manque && region()) htmx.trigger(region(), 'direct')
  }
  const pourLaRegion = ({ detail: { ctx } }) => ctx?.target?.id === 'direct'
  document.addEventListener('htmx:before:request', (moment) => {
    if (pourLaRegion(moment)) enCours += 1
  })
  // An answer that was lost is asked again.
  for (const nom of ['htmx:error', 'htmx:response:error']) {
    document.addEventListener(nom, ({ detail: { ctx } }) => {
      if (ctx?.sourceElement?.matches?.('[data-direct]')) setTimeout(redemander, REPRISE_MS)
    })
  }
  document.addEventListener('htmx:finally:request', (moment) => {
    if (!pourLaRegion(moment)) return
    enCours = Math.max(0, enCours - 1)
    if (manque) setTimeout(redemander)
  })
  function ouvrir() {
    if (flux || !region()) return
    flux = new EventSource(region().dataset.direct)
    flux.addEventListener('ouvert', () => montrer('ouvert'))
    flux.addEventListener('change', redemander)
    flux.addEventListener('fin', () => {
      fermer('fini')
      document.querySelector('.avis.session')?.removeAttribute('hidden')
    })
    flux.addEventListener('error', () => {
      montrer('coupe')
      if (flux?.readyState === EventSource.CLOSED) reprendre()
    })
  }
  // The browser reopens a stream that breaks, not one that is refused (a restart, a proxy): we do, and we ask meanwhile.
  let reprise
  function reprendre() {
    flux?.close()
    flux = undefined
    clearTimeout(reprise)
    reprise = setTimeout(() => {
      if (etat === 'fini' || document.hidden) return
      redemander()
      ouvrir()
    }, REPRISE_MS)
  }
  function fermer(pourquoi) {
    flux?.close()
    flux = undefined
    montrer(pourquoi)
  }
  // A hidden page holds no stream; when it is looked at again, the server tells what it missed.
  document.addEventListener('visibilitychange', () => {
    if (etat === 'fini') return
    if (document.hidden) return fermer('pause')
    ouvrir()
  })
  addEventListener('pagehide', () => flux?.close())

  // What moved since the last look is lit for a moment, and said once in a while.
  let avant = new Map()
  const lignes = () => [...document.querySelectorAll('[data-direct] [data-maj]')]
  const photo = () => new Map(lignes().map((ligne) => [ligne.id, ligne.dataset.maj]))
  let annonce = 0
  document.addEventListener('htmx:before:swap', () => (avant = photo()))
  document.addEventListener('htmx:after:swap', ({ detail: { ctx } }) => {
    montrer()
    battre()
    if (!ctx?.sourceElement?.matches?.('[data-direct]')) return
    const neuves = lignes().filter(({ id, dataset }) => avant.get(id) !== dataset.maj)
    for (const ligne of neuves) {
      ligne.dataset.neuf = ''
      setTimeout(() => delete ligne.dataset.neuf, 3500)
    }
    if (neuves.length === 0 || Date.now() - annonce < 15000) return
    annonce = Date.now()
    document.querySelector('#annonce').textContent = region()?.dataset.resume ?? ''
  })

  // Elapsed times move on between two calls.
  function battre() {
    for (const temps of document.querySelectorAll('[data-depuis]')) {
      const texte = depuis(Number(temps.dataset.depuis))
      if (temps.textContent !== texte) temps.textContent = texte
    }
  }
  setInterval(battre, 15000)

  // Search: "/" goes there, arrows walk the answers, Escape comes back.
  document.addEventListener('keydown', (touche) => {
    const champ = document.querySelector('.recherche input')
    if (!champ) return
    const libre = !touche.target.closest('input, select, textarea, [contenteditable]')
    if (touche.key === '/' && libre && !touche.ctrlKey && !touche.metaKey) {
      touche.preventDefault()
      champ.focus()
      champ.select()
      return
    }
    if (!touche.target.closest('.recherche')) return
    const suite = [champ, ...document.querySelectorAll('.suggestions a')]
    const rang = suite.indexOf(document.activeElement)
    const pas = { ArrowDown: 1, ArrowUp: -1 }[touche.key]
    if (pas && suite.length > 1 && rang !== -1) {
      touche.preventDefault()
      suite[(rang + pas + suite.length) % suite.length].focus()
    }
    if (touche.key === 'Escape') {
      champ.value = ''
      document.querySelector('.suggestions').replaceChildren()
      champ.focus()
    }
  })

  // Scripts are deferred: the page is here.
  if (region()) {
    montrer('coupe')
    ouvrir()
  }
})()
