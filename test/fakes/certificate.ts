import { generateKeyPairSync, sign } from 'node:crypto'

/** A certificate for one name that vouches for itself, made for a test. */
export function certificate(name: string, validUntil: string): { key: string; cert: string } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const algorithm = sequence(objectId('2a8648ce3d040302')) // ecdsa-with-SHA256
  const subject = sequence(tlv(0x31, sequence(objectId('550403'), tlv(0x0c, Buffer.from(name)))))
  const alternative = sequence(
    objectId('551d11'),
    tlv(0x04, sequence(tlv(0x82, Buffer.from(name)))), // subjectAltName: dNSName
  )
  const body = sequence(
    tlv(0xa0, tlv(0x02, Buffer.from([2]))),
    tlv(0x02, Buffer.from([1])),
    algorithm,
    subject,
    sequence(time('2019-01-01T00:00:00Z'), time(validUntil)),
    subject,
    publicKey.export({ type: 'spki', format: 'der' }),
    tlv(0xa3, sequence(alternative)),
  )
  const signature = sign('sha256', body, privateKey)
  const whole = sequence(body, algorithm, tlv(0x03, Buffer.concat([Buffer.from([0]), signature])))
  const base64 = whole.toString('base64').replace(/.{64}/g, '$&\n').trimEnd()
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`,
  }
}

function tlv(tag: number, ...content: Buffer[]): Buffer {
  const value = Buffer.concat(content)
  const length =
    value.length < 128
      ? [value.length]
      : value.length < 256
        ? [0x81, value.length]
        : [0x82, value.length >> 8, value.length & 255]
  return Buffer.concat([Buffer.from([tag, ...length]), value])
}

const sequence = (...content: Buffer[]) => tlv(0x30, ...content)
const objectId = (hex: string) => tlv(0x06, Buffer.from(hex, 'hex'))

/** GeneralizedTime, `20990304050607Z`. */
const time = (at: string) => tlv(0x18, Buffer.from(at.replace(/[-:T]/g, '').replace('.000', '')))
