const TRACES = {
  tableau: 'M3 3h6v7H3zM11 3h6v4h-6zM11 9h6v8h-6zM3 12h6v5H3z',
  visites: 'M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM10 6v4.3l3 1.8',
  inconnu: 'M4 3.5c0 7 5.5 12.5 12.5 12.5l.5-3.5-4-1.5-1.5 2A10 10 0 0 1 7 8.5L9 7 7.5 3z',
  maison: 'M3 9l7-6 7 6v8h-4.5v-5h-5v5H3z',
  personne: 'M10 3a3.2 3.2 0 1 0 0 6.4A3.2 3.2 0 0 0 10 3zM3.5 17c.5-3.5 3-5.5 6.5-5.5s6 2 6.5 5.5z',
  loupe: 'M9 3a6 6 0 1 0 0 12A6 6 0 0 0 9 3zM13.5 13.5L17 17',
  menu: 'M3 5h14M3 10h14M3 15h14',
  cloche: 'M5 13V9a5 5 0 0 1 10 0v4l1.5 1.5h-13zM8.3 16.5a1.8 1.8 0 0 0 3.4 0',
  attention: 'M10 3l8 14H2zM10 8v4M10 14.5v.2',
  calendrier: 'M3 4.5h14V17H3zM3 8.5h14M7 2.5v4M13 2.5v4',
  feuille: 'M5 2.5h7l3.5 3.5v11.5H5zM12 2.5V6h3.5M8 10h5M8 13h5',
  reglage: 'M3 6h8M15 6h2M3 14h2M9 14h8M13 4v4M7 12v4',
  cle: 'M7 9.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7zM9.5 10.5L16 4M13.5 6.5L16 9',
  registre: 'M4 3h12v14H4zM7 7h6M7 10h6M7 13h3',
  aide: 'M10 2.5a7.5 7.5 0 1 0 0 15 7.5 7.5 0 0 0 0-15zM7.8 8a2.2 2.2 0 1 1 3 2c-.6.3-.8.7-.8 1.5M10 14v.2',
  combine: 'M5 3h10v14H5zM8 14.5h4',
} as const

export type NomIcone = keyof typeof TRACES

/** A line drawing of 20 units, in the colour of the text around it; it never carries meaning alone. */
export function Icone({ nom }: { nom: NomIcone }) {
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
