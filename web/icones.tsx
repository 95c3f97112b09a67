const TRACES = {
  tableau: 'M3 3h6v7H3zM11 3h6v4h-6zM11 9h6v8h-6zM3 12h6v5H3z',
  visites: 'M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM10 6v4.3l3 1.8',
  inconnu: 'M4 3.5c0 7 5.5 12.5 12.5 12.5l.5-3.5-4-1.5-1.5 2A10 10 0 0 1 7 8.5L9 7 7.5 3z',
  maison: 'M3 9l7-6 7 6v8h-4.5v-5h-5v5H3z',
  personne: 'M10 3a3.2 3.2 0 1 0 0 6.4A3.2 3.2 0 0 0 10 3zM3.5 17c.5-3.5 3-5.5 6.5-5.5s6 2 6.5 5.5z',
  loupe: 'M9 3a6 6 0 1 0 0 12A6 6 0 0 0 9 3zM13.5 13.5L17 17',
  menu: 'M3 5h14M3 10h14M3 15h14',
  attention: 'M10 3l8 14H2zM10 8v4M10 14.5v.2',
  combine: 'M5 3h10v14H5zM8 14.5h4',
} as const

/** A line drawing of 20 units, in the colour of the text around it; it never carries meaning alone. */
export function Icone({ nom }: { nom: keyof typeof TRACES }) {
  return (
    <svg
      class="icone"
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      stroke-width="1.6"
      stroke-linejoin="round"
      stroke-linecap="round"
      aria-hidden="true"
    >
      <path d={TRACES[nom]} />
    </svg>
  )
}

/** The brass bell. */
export function Cloche() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" fill="#0f6a72" />
      <path
        fill="#e9b44c"
        d="M16 6a1.7 1.7 0 0 1 1.7 1.7v.7c3.2.8 5.3 3.6 5.3 7v4.3l1.9 2.6c.5.6.1 1.5-.7 1.5H7.8c-.8 0-1.2-.9-.7-1.5L9 19.7v-4.3c0-3.4 2.1-6.2 5.3-7v-.7A1.7 1.7 0 0 1 16 6z"
      />
      <path fill="#fff" d="M13 25a3 3 0 0 0 6 0z" />
    </svg>
  )
}
