import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import type { ZodType } from 'zod'
import type { Command } from '#core/command.ts'
import { invalid, mistakesOf, quoted } from '#core/errors.ts'
import { problemResponse } from './problem.ts'

interface Most {
  /** In bytes. */
  taken: number
  /** More than this is not even read through, so that whoever sends it sees the connection close. */
  read: number
  /** What a refusal says of it. */
  said: string
}

const message: Most = {
  taken: 64 * 1024,
  read: 1024 * 1024,
  said: 'The body is larger than 64 KB, the most that is taken. Send a shorter message.',
}
const file: Most = {
  taken: 4 * 1024 * 1024,
  read: 8 * 1024 * 1024,
  said: 'The file is larger than 4 MB, the most that is taken. Cut it into several, each with the first line.',
}
const alerts: Most = {
  taken: 2 * 1024 * 1024,
  read: 8 * 1024 * 1024,
  said: 'The delivery is larger than 2 MB, the most that is taken. Send fewer alerts at once.',
}
const more = new Map([
  ['/api/v1/subscribers/import', file],
  ['/admin/subscribers/import', file],
  ['/api/hooks/alertmanager', alerts],
  ['/api/hooks/grafana', alerts],
])

/**
 * Refuses a body over 64 KB, over 4 MB where files are taken, and over 2 MB where alerts come in. The body is read before anybody answers: a runtime may break the connection of a caller
 * who is answered while still sending.
 */
export const limitBody = createMiddleware(async (c, next) => {
  const { method, headers, body } = c.req.raw
  if (method === 'GET' || method === 'HEAD') return next()
  const most = more.get(c.req.path) ?? message
  if (Number(headers.get('Content-Length') ?? 0) > most.read) return tooLarge(c, most)
  const bytes = await readUpTo(body, most)
  if (!bytes) return tooLarge(c, most)
  c.req.raw = new Request(c.req.url, { method, headers: new Headers([...headers]), body: bytes })
  return next()
})

/** Null when there is more than that; what is more is read as well, within reason. */
async function readUpTo(
  body: ReadableStream<Uint8Array> | null,
  most: Most,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of body ?? []) {
    length += chunk.length
    if (length > most.read) return null
    if (length <= most.taken) chunks.push(chunk)
  }
  if (length > most.taken) return null
  const bytes = new Uint8Array(length)
  let filled = 0
  for (const chunk of chunks) {
    bytes.set(chunk, filled)
    filled += chunk.length
  }
  return bytes
}

function tooLarge(c: Context, { said }: Most): Response {
  return problemResponse(c, {
    status: 413,
    kind: 'invalid',
    title: 'The request is too large',
    detail: said,
  })
}

/** A file of text, sent as the body. */
export async function textBody(c: Context, wanted: string): Promise<string> {
  const type = c.req.header('Content-Type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== wanted) throw invalid({ field: 'Content-Type', expected: wanted, got: quoted(type) })
  return utf8('body', await c.req.arrayBuffer())
}

export function utf8(field: string, bytes: ArrayBuffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw invalid({ field, expected: 'text in UTF-8', got: 'other bytes' })
  }
}

/** The JSON body as the schema demands it; every mistake is named with its field. */
export async function jsonBody<T>(c: Context, schema: ZodType<T>): Promise<T> {
  const type = c.req.header('Content-Type')?.split(';')[0]?.trim().toLowerCase()
  if (type !== 'application/json')
    throw invalid({ field: 'Content-Type', expected: 'application/json', got: quoted(type) })
  const bytes = await c.req.arrayBuffer()
  let body: unknown
  try {
    body = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    throw invalid({
      field: 'body',
      expected: 'JSON in UTF-8',
      got: error instanceof SyntaxError ? error.message : 'other bytes',
    })
  }
  return checked(schema, body)
}

/** What the schema makes of it; refuses with every mistake named. */
export function checked<T>(schema: ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  throw invalid(...mistakesOf(result.error, input))
}

/** Who asks and under which `Idempotency-Key`; the same key with another body is refused. */
export async function commandFrom(c: Context): Promise<Command> {
  const by = String(c.get('caller'))
  const key = c.req.header('Idempotency-Key')
  if (key === undefined) return { by }
  if (!/^[\x21-\x7e]{1,255}$/.test(key)) {
    throw invalid({
      field: 'Idempotency-Key',
      expected: '1 to 255 printable characters without spaces',
      got: quoted(key),
    })
  }
  const { pathname, search } = new URL(c.req.url)
  const request = `${c.req.method} ${pathname}${search} ${await c.req.text()}`
  return { by, once: { key, request: bytesToHex(sha256(utf8ToBytes(request))) } }
}

/** What the query says besides where a page begins; a field left empty asks for nothing, every mistake is named. */
export function queryOf<T>(c: Context, schema: ZodType<T>): T {
  const { limit: _limit, after: _after, ...named } = c.req.query()
  const given = Object.fromEntries(Object.entries(named).filter(([, value]) => value !== ''))
  const result = schema.safeParse(given)
  if (result.success) return result.data
  throw invalid(...mistakesOf(result.error, given))
}

/** Where a page begins, as the page before it said; null for the first. */
export function queryPlace<T>(c: Context, read: (name: string) => T | null): T | null {
  const text = c.req.query('after')
  if (text === undefined || text === '') return null
  const place = read(text)
  if (place !== null) return place
  throw invalid({ field: 'after', expected: 'what the page before gave as next', got: quoted(text) })
}

/** An id that we made. */
export function idNamed(name: string): string | null {
  return /^[0-9a-z]{1,40}$/.test(name) ? name : null
}

/** A whole number from the query within bounds. */
export function queryNumber(
  c: Context,
  name: string,
  { from, to, otherwise }: { from: number; to: number; otherwise: number },
): number {
  const text = c.req.query(name)
  if (text === undefined) return otherwise
  const number = Number(text)
  if (/^\d+$/.test(text) && number >= from && number <= to) return number
  throw invalid({ field: name, expected: `a whole number from ${from} to ${to}`, got: quoted(text) })
}

export function queryFlag(c: Context, name: string): boolean {
  const text = c.req.query(name)
  if (text === undefined || text === 'false') return false
  if (text === 'true' || text === '') return true
  throw invalid({ field: name, expected: 'true or false', got: quoted(text) })
}

/** One field of a form as its schema demands it. */
export function checkedField<T>(field: string, schema: ZodType<T>, input: unknown): T {
  const result = schema.safeParse(input)
  if (result.success) return result.data
  throw invalid(...mistakesOf(result.error, input, field))
}
