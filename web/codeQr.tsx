import { create } from 'qrcode'

const MARGE = 4

/** A QR code drawn as one path, dark on light whatever the theme: the content policy refuses images made of data. */
export function CodeQr({ texte, nom }: { texte: string; nom: string }) {
  const { size, data } = create(texte, { errorCorrectionLevel: 'M' }).modules
  const cote = size + 2 * MARGE
  const traits = Array.from(data, (noir, i) =>
    noir === 0 ? '' : `M${(i % size) + MARGE} ${Math.floor(i / size) + MARGE}h1v1h-1z`,
  )
  return (
    <svg
      class="code-qr"
      viewBox={`0 0 ${cote} ${cote}`}
      role="img"
      aria-label={nom}
      shape-rendering="crispEdges"
    >
      <rect width={cote} height={cote} fill="#fff" />
      <path d={traits.join('')} fill="#000" />
    </svg>
  )
}
