import type { ZodError } from 'zod'

/** One mistake in something a person or a program gave us. */
export interface Mistake {
  /** Where it is, as the sender would write it: `components.authentication`, `--severity`, `PORT`. */
  field: string
  expected: string
  got: string
}

export type ErrorKind =
  'invalid' | 'not_found' | 'conflict' | 'unauthorized' | 'forbidden' | 'limited' | 'unavailable'

/** The closed set of failures that a caller is told about; anything else reads "Internal error". */
export class Refusal extends Error {
  readonly kind: ErrorKind
  readonly mistakes: readonly Mistake[]
  /** Seconds after which trying again makes sense, where that is known. */
  readonly retryAfter: number | undefined

  constructor(kind: ErrorKind, message: string, more: { mistakes?: Mistake[]; retryAfter?: number } = {}) {
    super(message)
    this.name = 'Refusal'
    this.kind = kind
    this.mistakes = more.mistakes ?? []
    this.retryAfter = more.retryAfter
  }
}

export function invalid(...mistakes: Mistake[]): Refusal {
  return new Refusal('invalid', mistakes.map(sentence).join(' '), { mistakes })
}

export function notFound(what: string, id: string): Refusal {
  return new Refusal('not_found', `There is no ${what} ${quoted(id)}.`)
}

export function conflict(message: string): Refusal {
  return new Refusal('conflict', message)
}

export function sentence({ field, expected, got }: Mistake): string {
  return `${field}: expected ${expected}, got ${got}.`
}

/** Shows a received value in a message: short, on one line, and never longer than 60 characters. */
export function quoted(value: unknown): string {
  if (value === undefined) return 'nothing'
  const text = typeof value === 'string' ? JSON.stringify(value) : (JSON.stringify(value) ?? String(value))
  return text.length > 60 ? `${text.slice(0, 57)}…${typeof value === 'string' ? '"' : ''}` : text
}

/** Translates a failed schema into mistakes; `input` is what the schema was given. */
export function mistakesOf(error: ZodError, input: unknown, under = ''): Mistake[] {
  return error.issues.flatMap((issue) => {
    const path = issue.path.map(String)
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        field: fieldName([...path, key], under),
        expected: 'no such field',
        got: quoted(at(input, [...path, key])),
      }))
    }
    return [{ field: fieldName(path, under), expected: expectation(issue), got: quoted(at(input, path)) }]
  })
}

function fieldName(path: string[], under: string): string {
  const name = path.reduce(
    (all, part) => (/^\d+$/.test(part) ? `${all}[${part}]` : all ? `${all}.${part}` : part),
    under,
  )
  return name || 'body'
}

type Issue = ZodError['issues'][number]

function expectation(issue: Issue): string {
  if (issue.message.startsWith('expected ')) return issue.message.slice('expected '.length)
  switch (issue.code) {
    case 'invalid_type':
      return article(issue.expected)
    case 'invalid_value':
      return issue.values.length === 1 ? quoted(issue.values[0]) : `one of ${issue.values.join(', ')}`
    case 'too_small':
      return issue.origin === 'string'
        ? issue.minimum === 1
          ? 'some text'
          : `at least ${issue.minimum} characters`
        : issue.origin === 'array'
          ? `at least ${issue.minimum} entries`
          : `${issue.minimum} or more`
    case 'too_big':
      return issue.origin === 'string'
        ? `at most ${issue.maximum} characters`
        : issue.origin === 'array'
          ? `at most ${issue.maximum} entries`
          : `${issue.maximum} or less`
    default:
      return issue.message
  }
}

function article(type: string): string {
  return (
    { string: 'text', boolean: 'true or false', int: 'a whole number', array: 'a list' }[type] ??
    `${/^[aeio]/.test(type) ? 'an' : 'a'} ${type}`
  )
}

function at(input: unknown, path: string[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined,
    input,
  )
}
