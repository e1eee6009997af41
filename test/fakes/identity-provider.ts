import { createHash, generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What the provider says of whoever comes, and how it goes wrong. */
export interface Person {
  sub: string
  email?: string
  email_verified?: boolean
  name?: string
  auth_time?: number
}

export interface FakeProvider {
  issuer: string
  /** Who is signed in at the provider; null for somebody who presses "cancel". */
  person: Person | null
  /** Replaces claims of the token that are right. */
  claims: Record<string, unknown>
  /** Signs with a key that nobody published. */
  forged: boolean
  /** Answers nothing any more. */
  silent: boolean
  /** Addresses the browser was sent to. */
  asked: URL[]
  /** Follows the browser's way: from the provider's address back to ours. */
  answer(address: string): Promise<URL>
  /** Everybody is right and everything well again. */
  reset(): void
  close(): Promise<void>
}

export const client = { id: 'status-console', secret: 'a secret of the client' }

const well = () => ({
  person: { sub: 'subject-1', email: 'mara@example.com', email_verified: true, name: 'Mara Lind' },
  claims: {},
  forged: false,
  silent: false,
})

/** A provider of OpenID Connect on loopback that refuses whatever the specification lets it refuse. */
export async function fakeProvider(redirectUri: string): Promise<FakeProvider> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const { privateKey: otherKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const grants = new Map<string, { challenge: string; nonce: string; person: Person }>()

  const server = createServer((request, response) => {
    void handle(request, response)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const provider: FakeProvider = {
    issuer,
    ...well(),
    asked: [],
    reset() {
      Object.assign(provider, well())
    },
    async answer(address) {
      const response = await fetch(address, { redirect: 'manual' })
      const location = response.headers.get('Location')
      if (!location) throw new Error(`The provider refused: ${await response.text()}`)
      return new URL(location)
    },
    close: () =>
      new Promise((closed) => {
        server.close(() => {
          closed()
        })
        server.closeAllConnections()
      }),
  }
  return provider

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (provider.silent) return
    const url = new URL(request.url ?? '/', issuer)
    if (url.pathname === '/.well-known/openid-configuration') {
      json(response, {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
        code_challenge_methods_supported: ['S256'],
      })
    } else if (url.pathname === '/keys') {
      json(response, {
        keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }],
      })
    } else if (url.pathname === '/authorize') {
      authorize(url, response)
    } else if (url.pathname === '/token' && request.method === 'POST') {
      token(request, new URLSearchParams(await bodyOf(request)), response)
    } else {
      json(response, { error: 'not_found' }, 404)
    }
  }

  function authorize(url: URL, response: ServerResponse): void {
    provider.asked.push(url)
    const given = (name: string) => url.searchParams.get(name) ?? ''
    const wrong =
      given('client_id') !== client.id ||
      given('redirect_uri') !== redirectUri ||
      given('response_type') !== 'code' ||
      !given('scope').split(' ').includes('openid') ||
      given('code_challenge_method') !== 'S256' ||
      given('code_challenge').length < 43 ||
      given('state').length < 20 ||
      given('nonce').length < 20
    if (wrong) {
      json(response, { error: 'invalid_request' }, 400)
      return
    }
    const back = new URL(redirectUri)
    back.searchParams.set('state', given('state'))
    if (provider.person) {
      const code = randomUUID()
      grants.set(code, {
        challenge: given('code_challenge'),
        nonce: given('nonce'),
        person: provider.person,
      })
      back.searchParams.set('code', code)
    } else {
      back.searchParams.set('error', 'access_denied')
    }
    response.writeHead(302, { Location: back.href }).end()
  }

  function token(request: IncomingMessage, form: URLSearchParams, response: ServerResponse): void {
    if (!isClient(request.headers.authorization)) {
      json(response, { error: 'invalid_client' }, 401)
      return
    }
    const code = form.get('code') ?? ''
    const grant = grants.get(code)
    grants.delete(code)
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    if (
      grant?.challenge !== challenge ||
      form.get('grant_type') !== 'authorization_code' ||
      form.get('redirect_uri') !== redirectUri
    ) {
      json(response, { error: 'invalid_grant' }, 400)
      return
    }
    const now = Math.floor(Date.now() / 1000)
    const claims = {
      iss: issuer,
      aud: client.id,
      iat: now,
      exp: now + 300,
      nonce: grant.nonce,
      ...grant.person,
      ...provider.claims,
    }
    json(response, {
      access_token: randomUUID(),
      token_type: 'Bearer',
      id_token: jwt(claims, provider.forged ? otherKey : privateKey),
    })
  }
}

function jwt(claims: object, key: KeyObject): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const text = `${part({ alg: 'RS256', kid: 'one' })}.${part(claims)}`
  return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`
}

/** In the header, each half form-encoded, as RFC 6749 asks for it. */
function isClient(authorization = ''): boolean {
  const [scheme, text = ''] = authorization.split(' ')
  const halves = Buffer.from(text, 'base64').toString().split(':')
  const [id, secret] = halves.map((half) => decodeURIComponent(half.replaceAll('+', ' ')))
  return scheme === 'Basic' && id === client.id && secret === client.secret
}

function json(response: ServerResponse, body: object, status = 200): void {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString()
}
