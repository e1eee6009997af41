import { all, one, write } from '../page.ts'

/** Shows what asks for a passkey only where the browser knows of them. */
export function passkeys(): void {
  if (!('PublicKeyCredential' in window) || !('parseRequestOptionsFromJSON' in PublicKeyCredential)) return
  for (const form of all<HTMLFormElement>('form[data-passkey]')) {
    form.hidden = false
    form.addEventListener('submit', (event) => {
      if (one<HTMLInputElement>('[name=answer]', form).value) return
      event.preventDefault()
      void ask(form)
    })
  }
}

async function ask(form: HTMLFormElement): Promise<void> {
  const says = one('[data-says]', form)
  try {
    const answer = await fetch(form.dataset.options ?? '', { method: 'POST' })
    if (answer.redirected) {
      location.href = answer.url
      return
    }
    if (!answer.ok) throw new Error('The server did not answer. Try again.')
    const options = (await answer.json()) as { challenge: string }
    const credential = await (form.dataset.passkey === 'create' ? create(options) : get(options))
    if (!credential) throw new Error('No passkey was chosen.')
    one<HTMLInputElement>('[name=challenge]', form).value = options.challenge
    one<HTMLInputElement>('[name=answer]', form).value = JSON.stringify(
      (credential as PublicKeyCredential).toJSON(),
    )
    form.requestSubmit()
  } catch (error) {
    const cancelled = error instanceof DOMException && error.name === 'NotAllowedError'
    write(
      says,
      cancelled ? 'No passkey was used. Press again to choose one.' : String((error as Error).message),
    )
  }
}

function get(options: object): Promise<Credential | null> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(
    options as PublicKeyCredentialRequestOptionsJSON,
  )
  return navigator.credentials.get({ publicKey })
}

function create(options: object): Promise<Credential | null> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(
    options as PublicKeyCredentialCreationOptionsJSON,
  )
  return navigator.credentials.create({ publicKey })
}
