/** A tuple of printable ASCII parts, such as `['incident', 'INC-2026-11-23-001']`; ordered part by part. */
export type Key = readonly string[]

/** Names one commit; later commits have greater versions. Compare for equality only. */
export type Version = string

export interface Entry<T = unknown> {
  key: Key
  value: T
  version: Version
  /** As it was put; missing for an entry that lasts. */
  expiresAt?: number
}

export interface Expectation {
  key: Key
  /** The version that was read; null when the key must not exist. */
  version: Version | null
}

export interface Put {
  key: Key
  value: unknown
  /** Instant in milliseconds after which the entry reads as missing. */
  expiresAt?: number
}

export interface Change {
  expect: Expectation[]
  put: Put[]
  remove: Key[]
}

export interface Store {
  /** Reads several keys in one round trip; a missing key is null. */
  get(keys: Key[]): Promise<(Entry | null)[]>
  /** Entries below a prefix in key order, `after` excluded; below the empty prefix is everything. */
  list(prefix: Key, page: { after?: Key; limit: number; reverse?: boolean }): Promise<Entry[]>
  /** All or nothing. Rejects with a `conflict` refusal when an expected version has moved on. */
  commit(change: Change): Promise<Version>
}

export interface Clock {
  /** Milliseconds since 1970 in UTC. */
  now(): number
}

export interface Ids {
  /** 26 lower-case characters, never the same twice, safe in a key and in an address. */
  id(): string
  /** A secret of 256 bits, safe in an address. */
  secret(): string
}

export interface Mail {
  from: string
  to: string
  subject: string
  html: string
  text: string
  /** Stable over repeated attempts, in angle brackets. */
  messageId: string
  headers: Record<string, string>
}

/** `unknown` means that it was handed over before, and that nobody can say what became of that. */
export type MailOutcome =
  { state: 'sent'; providerId?: string } | { state: 'failed' | 'unknown'; reason: string }

export interface Mailer {
  readonly name: 'file' | 'smtp' | 'resend'
  /** The most recipients that one call may carry without risking a second copy after a crash. */
  readonly batchLimit: number
  /**
   * Sends each mail once; a repeat under the same key within the provider's memory sends nothing again.
   * One outcome per mail, in order. Rejects with `unavailable` or `limited` when the whole batch should be
   * tried again under the same key.
   */
  send(key: string, mails: Mail[]): Promise<MailOutcome[]>
}

export interface NetworkRequest {
  method: string
  /** Only http and https, without a name or password in it. */
  url: string
  headers?: Record<string, string>
  body?: string
  /** Milliseconds for all of it: name, connection, redirects and the whole answer. */
  timeoutMs: number
  /** Of the answer, unpacked. With 0 the answer is not read; one that is longer is `too_large`. */
  mostBytes: number
  /** Of a longer answer the beginning will do. */
  cut?: boolean
  /** How many redirects are followed, none by default; a redirect that is not followed is the answer. */
  redirects?: number
}

export interface NetworkAnswer {
  status: number
  /** Names in lower case. */
  headers: Record<string, string>
  body: string
  milliseconds: number
  /** When the certificate of the server runs out, as `Instant`; null without TLS or where the runtime does not tell. */
  certificateExpiresAt: string | null
}

/**
 * The one way out to addresses that a person or `content/` names. Only public addresses, and those that the operator
 * allowed, are connected to; each is looked at after its name was resolved, and again at every redirect. Whatever does
 * not end in an answer rejects with `Unreached`.
 */
export interface Network {
  request(request: NetworkRequest): Promise<NetworkAnswer>
  /** Opens a connection over TCP and closes it. */
  connect(host: string, port: number, timeoutMs: number): Promise<{ milliseconds: number }>
}

export type UnreachedReason =
  | 'forbidden_address'
  | 'name'
  | 'refused'
  /** No way there: the net of one of the two is down. */
  | 'unreachable'
  | 'tls'
  | 'timeout'
  | 'reset'
  | 'too_large'
  | 'protocol'
  | 'redirects'

/** Why there is no answer. The message is for operators; it repeats no header and no body. */
export class Unreached extends Error {
  readonly reason: UnreachedReason

  constructor(reason: UnreachedReason, message: string) {
    super(message)
    this.name = 'Unreached'
    this.reason = reason
  }
}

export interface CallLimit {
  /** The most calls within so many milliseconds. */
  calls: number
  milliseconds: number
}

export interface Limiter {
  /** Counts a call; milliseconds until the next one is taken, 0 where this one was. */
  count(name: string, limit: CallLimit): Promise<number>
}

export interface Log {
  info(event: string, detail?: Record<string, unknown>): void
  error(event: string, error: unknown, detail?: Record<string, unknown>): void
}

/** One public output, ready to be published under its path. */
export interface PublicDocument {
  /** Without a trailing slash; `/` for the front page. */
  path: string
  contentType: string
  body: string
}

/** A document as it is served. */
export interface PublishedDocument {
  contentType: string
  etag: string
  plain: Uint8Array<ArrayBuffer>
  gzip: Uint8Array<ArrayBuffer>
  brotli: Uint8Array<ArrayBuffer>
}

/** Makes a document ready to be served. */
export type Encode = (document: PublicDocument) => Promise<PublishedDocument>

/** Another place where the public documents stand, such as a folder that a web server reads. */
export interface Publisher {
  /** Replaces the documents under their paths. */
  publish(documents: ReadonlyMap<string, PublishedDocument>): Promise<void>
  /** Takes away whatever stands under no other path than these. */
  keepOnly(paths: ReadonlySet<string>): Promise<void>
}

/** A file that the build wrote for browsers, as it is served. */
export interface Asset extends Omit<PublishedDocument, 'gzip' | 'brotli'> {
  /** Null where compressing does not make it smaller. */
  gzip: PublishedDocument['gzip'] | null
  brotli: PublishedDocument['brotli'] | null
  /** Its name changes with its content. */
  immutable: boolean
}

export interface Assets {
  get(path: string): Asset | null
}
