/** Ways to write an IPv4 address that some program or other takes for it. */
export function spellingsOfV4(address: string): string[] {
  const parts = address.split('.').map(Number) as [number, number, number, number]
  const [a, b, c, d] = parts
  const whole = ((a * 256 + b) * 256 + c) * 256 + d
  const tail = c * 256 + d
  const octal = (value: number) => `0${value.toString(8)}`
  const hex = (value: number) => `0x${value.toString(16)}`
  const numbers = [
    address,
    `${whole}`,
    hex(whole),
    hex(whole).toUpperCase(),
    octal(whole),
    parts.map(octal).join('.'),
    parts.map((part) => `0000${octal(part)}`).join('.'),
    parts.map(hex).join('.'),
    parts.map((part) => `0x${part.toString(16).padStart(8, '0')}`).join('.'),
    [hex(a), octal(b), c, d].join('.'),
    [a, b, tail].join('.'),
    [a, b, hex(tail)].join('.'),
    [a, whole - a * 256 ** 3].join('.'),
    [octal(a), hex(whole - a * 256 ** 3)].join('.'),
  ]
  return [
    ...numbers,
    ...numbers.map((text) => `${text}.`),
    fullWidth(address),
    circled(address),
    bold(address),
    address.replaceAll('.', '。'),
    address.replaceAll('.', '．'),
    address.replaceAll('.', '%2e'),
    percented(address),
  ]
}

/** Ways to write the same address as IPv6, in brackets. */
export function mappedSpellingsOf(address: string): string[] {
  const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number)
  const hex = `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`
  return [
    `[::ffff:${address}]`,
    `[::FFFF:${address}]`,
    `[::ffff:${hex}]`,
    `[0:0:0:0:0:ffff:${address}]`,
    `[0000:0000:0000:0000:0000:ffff:${hex}]`,
  ]
}

/** Ways over which another net leads to the same address. */
export function detoursTo(address: string): string[] {
  const [a = 0, b = 0, c = 0, d = 0] = address.split('.').map(Number)
  const hex = `${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`
  return [
    `[::${address}]`,
    `[::${hex}]`,
    `[::ffff:0:${address}]`,
    `[64:ff9b::${address}]`,
    `[64:ff9b::${hex}]`,
    `[64:ff9b:1::${hex}]`,
    `[2002:${hex}::1]`,
    `[2001:0:${hex}::1]`,
  ]
}

const fullWidth = (text: string) => moved(text, 0xff10)
const bold = (text: string) => moved(text, 0x1d7ce)

function moved(text: string, zero: number): string {
  return text.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)))
}

function circled(text: string): string {
  return text.replace(/\d/g, (digit) => (digit === '0' ? '⓪' : String.fromCodePoint(0x245f + Number(digit))))
}

function percented(text: string): string {
  return [...text].map((letter) => `%${letter.charCodeAt(0).toString(16)}`).join('')
}
