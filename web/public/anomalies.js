// Keys of the work queue: j and k (or n and p) walk it, 1 to 4 press a fix, h goes to its field, o opens it. The buttons do the same.
;(() => {
  const lignes = () => [...document.querySelectorAll('[data-anomalie]')]
  const ici = () => document.activeElement?.closest('[data-anomalie]')
  const PAS = { j: 1, n: 1, k: -1, p: -1 }
  const aller = (ligne) => {
    ligne?.focus()
    ligne?.scrollIntoView({ block: 'nearest' })
  }

  document.addEventListener('keydown', (touche) => {
    if (touche.ctrlKey || touche.metaKey || touche.altKey || lignes().length === 0) return
    if (touche.target.closest('input:not([type="checkbox"]), select, textarea, [contenteditable]')) {
      if (touche.key === 'Escape') ici()?.focus()
      return
    }
    const pas = PAS[touche.key]
    if (pas) {
      const toutes = lignes()
      const rang = toutes.indexOf(ici())
      aller(rang === -1 ? toutes[0] : toutes[Math.min(toutes.length - 1, Math.max(0, rang + pas))])
    } else if (/^[1-4]$/.test(touche.key)) {
      ici()?.querySelector(`[data-touche="${touche.key}"]`)?.click()
    } else if (touche.key === 'h') {
      ici()?.querySelector('.gestes input:not([type="hidden"])')?.focus()
    } else if (touche.key === 'o') {
      ici()?.querySelector('a[data-ouvrir]')?.click()
    } else return
    touche.preventDefault()
  })

  // After a fix, the address names the next line; it may have gone with the one that was fixed.
  if (/^#x\d+$/.test(location.hash)) {
    aller(document.getElementById(location.hash.slice(1)) ?? lignes()[0])
  }

  // A form is sent once, however often its button is pressed.
  document.addEventListener('submit', (moment) => {
    const { target: forme } = moment
    if (!forme.matches('[data-saisie]')) return
    if (forme.dataset.partie) return moment.preventDefault()
    forme.dataset.partie = '1'
    addEventListener('pageshow', () => delete forme.dataset.partie, { once: true })
  })
})()
