import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

/** How an answer differs from that of an honest browser with an honest passkey. */
interface Otherwise {
  /** Whether it asked for a finger, a face or a code; it did unless said otherwise. */
  verified?: boolean
  origin?: string
  challenge?: string
}

interface Options {
  challenge: string
}

/** A passkey of ES256 in software, which answers as browsers write it down as JSON. */
export function authenticator(origin: string) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(16)
  const site = sha256(new URL(origin).hostname)
  let counter = 0

  const client = (type: string, options: Options, otherwise: Otherwise) =>
    Buffer.from(
      JSON.stringify({
        type,
        challenge: otherwise.challenge ?? options.challenge,
        origin: otherwise.origin ?? origin,
        crossOrigin: false,
      }),
    )
  const data = (attested: boolean, { verified = true }: Otherwise, more = Buffer.alloc(0)) => {
    const count = Buffer.alloc(4)
    count.writeUInt32BE(++counter)
    const flags = 0x01 | (verified ? 0x04 : 0) | (attested ? 0x40 : 0)
    return Buffer.concat([site, Buffer.from([flags]), count, more])
  }
  const answer = (response: Record<string, Buffer>) => ({
    id: id.toString('base64url'),
    rawId: id.toString('base64url'),
    type: 'public-key',
    clientExtensionResults: {},
    response: Object.fromEntries(
      Object.entries(response).map(([name, value]) => [name, value.toString('base64url')]),
    ),
  })

  return {
    id: id.toString('base64url'),
    create(options: Options, otherwise: Otherwise = {}) {
      const credential = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, cose(publicKey)])
      const authData = data(true, otherwise, credential)
      return answer({
        clientDataJSON: client('webauthn.create', options, otherwise),
        attestationObject: map([
          [text('fmt'), text('none')],
          [text('attStmt'), map([])],
          [text('authData'), bytes(authData)],
        ]),
      })
    },
    get(options: Options, otherwise: Otherwise = {}) {
      const clientDataJSON = client('webauthn.get', options, otherwise)
      const authenticatorData = data(false, otherwise)
      const signed = Buffer.concat([authenticatorData, sha256(clientDataJSON)])
      return answer({ clientDataJSON, authenticatorData, signature: sign('sha256', signed, privateKey) })
    },
  }
}

function sha256(data: string | Buffer): Buffer {
  return createHash('sha256').update(data).digest()
}

/** The key as COSE writes it. */
function cose(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' })
  return map([
    [int(1), int(2)],
    [int(3), int(-7)],
    [int(-1), int(1)],
    [int(-2), bytes(Buffer.from(x, 'base64url'))],
    [int(-3), bytes(Buffer.from(y, 'base64url'))],
  ])
}

// As much of CBOR as that takes.

function head(type: number, length: number): Buffer {
  if (length < 24) return Buffer.from([(type << 5) | length])
  return Buffer.from(
    length < 256 ? [(type << 5) | 24, length] : [(type << 5) | 25, length >> 8, length & 255],
  )
}

const int = (value: number) => (value < 0 ? head(1, -1 - value) : head(0, value))
const bytes = (value: Buffer) => Buffer.concat([head(2, value.length), value])
const text = (value: string) => Buffer.concat([head(3, value.length), Buffer.from(value)])
const map = (pairs: [Buffer, Buffer][]) => Buffer.concat([head(5, pairs.length), ...pairs.flat()])
