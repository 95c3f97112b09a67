import { adresseDuSecret } from '../domain/secondFacteur.ts'
import { CodeQr } from './codeQr.tsx'

/** The field of a code. `secours`: a recovery code will do as well. */
export function ChampCode({
  faute,
  secours = false,
  id = 'code',
  autofocus = false,
}: {
  faute?: string | undefined
  secours?: boolean
  id?: string
  autofocus?: boolean
}) {
  return (
    <div class="champ">
      <label for={id}>Code à 6 chiffres</label>
      <input
        id={id}
        name="code"
        type="text"
        inputmode={secours ? 'text' : 'numeric'}
        autocomplete="one-time-code"
        autocapitalize="none"
        spellcheck={false}
        maxlength={40}
        required
        autofocus={autofocus}
        aria-invalid={faute === undefined ? undefined : 'true'}
        aria-describedby={`${id}-aide${faute === undefined ? '' : ` ${id}-faute`}`}
      />
      <span class="aide" id={`${id}-aide`}>
        {secours
          ? 'Celui que montre votre téléphone, ou l’un de vos codes de secours.'
          : 'Celui que montre l’application pour « Sonnette ».'}
      </span>
      {faute !== undefined && (
        <span class="faute" id={`${id}-faute`}>
          {faute}
        </span>
      )}
    </div>
  )
}

/** How to put the secret in a telephone: a picture to read, or the letters to type. */
export function SecretAInstaller({ courriel, secret }: { courriel: string; secret: string }) {
  return (
    <>
      <ol class="pile etapes">
        <li>
          Ouvrez sur votre téléphone une application d’authentification (FreeOTP, Aegis, Google ou Microsoft
          Authenticator…).
        </li>
        <li>Ajoutez un compte en lisant ce code avec l’appareil photo, ou en tapant la clé.</li>
        <li>Donnez ci-dessous le code à 6 chiffres que l’application montre.</li>
      </ol>
      <div class="secret">
        <CodeQr texte={adresseDuSecret(courriel, secret)} nom="Code à lire avec l’application" />
        <p>
          Clé à taper
          <br />
          <code class="cle">{secret.match(/.{1,4}/g)?.join(' ')}</code>
        </p>
      </div>
    </>
  )
}

/** The recovery codes, shown this once. */
export function CodesDeSecours({ codes }: { codes: readonly string[] }) {
  return (
    <>
      <p>
        Chacun de ces codes remplace une fois votre téléphone, s’il est perdu ou en panne. Imprimez-les ou
        recopiez-les, et gardez-les loin de votre poste : <strong>ils ne seront plus montrés</strong>.
      </p>
      <ul class="codes-secours" aria-label="Codes de secours">
        {codes.map((code) => (
          <li>
            <code>{code}</code>
          </li>
        ))}
      </ul>
    </>
  )
}
