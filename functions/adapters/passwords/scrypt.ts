import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import type { Passwords } from '#core/operators/ports.ts'

/** 16 MiB of memory for each hash. */
const usual = { N: 2 ** 14, r: 8, p: 5 }
const length = 32
const mostAtOnce = 2

type Parameters = typeof usual

/** Scrypt; a hash reads `scrypt$N$r$p$salt$key`. At most two are made at a time, so that a crowd at the door costs no memory. */
export function scryptPasswords(parameters: Parameters = usual): Passwords {
  const turn = turns(mostAtOnce)
  const nobody = written(parameters, randomBytes(16), randomBytes(length))

  return {
    hash: (password) =>
      turn(async () => {
        const salt = randomBytes(16)
        return written(parameters, salt, await derive(password, salt, parameters))
      }),
    verify: (password, hash) =>
      turn(async () => {
        const { salt, key, ...made } = read(hash ?? nobody)
        const right = timingSafeEqual(await derive(password, salt, made), key) && hash !== null
        const stale = made.N !== parameters.N || made.r !== parameters.r || made.p !== parameters.p
        return { right, stale: right && stale }
      }),
  }
}

function derive(password: string, salt: Buffer, { N, r, p }: Parameters): Promise<Buffer> {
  return new Promise((derived, failed) => {
    scrypt(password.normalize('NFKC'), salt, length, { N, r, p, maxmem: 256 * N * r }, (error, key) => {
      if (error) failed(error)
      else derived(key)
    })
  })
}

function written({ N, r, p }: Parameters, salt: Buffer, key: Buffer): string {
  return ['scrypt', N, r, p, salt.toString('base64url'), key.toString('base64url')].join('$')
}

function read(hash: string): Parameters & { salt: Buffer; key: Buffer } {
  const [, N, r, p, salt = '', key = ''] = hash.split('$')
  return {
    N: Number(N),
    r: Number(r),
    p: Number(p),
    salt: Buffer.from(salt, 'base64url'),
    key: Buffer.from(key, 'base64url'),
  }
}

/** Runs so many at a time; whoever comes later waits. */
function turns(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0
  const waiting: (() => void)[] = []
  return async (work) => {
    if (running >= most) await new Promise<void>((next) => waiting.push(next))
    else running++
    try {
      return await work()
    } finally {
      // Whoever waits takes the place itself, so that nobody comes in between.
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}
