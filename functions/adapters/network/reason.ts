import { Unreached, type UnreachedReason } from '#core/ports.ts'

const reasons: [RegExp, UnreachedReason, string][] = [
  [/^(ENOTFOUND|EAI_\w+|ENODATA|ESERVFAIL|EBADNAME)$/, 'name', 'the name cannot be resolved'],
  [/^ECONNREFUSED$/, 'refused', 'the connection was refused'],
  [/^(E(HOST|NET)(UNREACH|DOWN)|EADDRNOTAVAIL|EACCES|EPERM)$/, 'unreachable', 'there is no way there'],
  [/^ETIMEDOUT$/, 'timeout', 'no connection in time'],
  [/^HPE_HEADER_OVERFLOW$/, 'too_large', 'the headers are too long'],
  [/^(HPE_\w+|ERR_(INVALID|HTTP|UNESCAPED)_\w+|Z_\w+|ERR__ERROR_\w+|ERR_BROTLI\w*)$/, 'protocol', 'not HTTP'],
  [/CERT|TLS|SSL|^EPROTO$|SELF_SIGNED|^UNABLE_TO_/, 'tls', 'no secure connection'],
  [/^(ECONNRESET|EPIPE|ECONNABORTED|ERR_STREAM_PREMATURE_CLOSE|ABORT_ERR)$/, 'reset', 'the connection broke'],
]

/** Why there is no answer, from what Node says of it. */
export function reasonOf(error: unknown): Unreached {
  if (error instanceof Unreached) return error
  const code = codeOf(error)
  const [, reason, sentence] = reasons.find(([codes]) => codes.test(code)) ?? [/x/, 'protocol', 'no answer']
  return new Unreached(reason, code ? `${sentence} (${code})` : sentence)
}

/** Of several attempts that failed, the first tells. */
function codeOf(error: unknown): string {
  const { code, errors } = error as { code?: unknown; errors?: unknown[] }
  if (typeof code === 'string' && code !== '') return code
  return errors?.[0] ? codeOf(errors[0]) : ''
}
