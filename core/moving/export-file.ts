import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { z } from 'zod'
import type { AuditHead } from '#core/audit/chain.ts'
import { invalid, quoted, Refusal } from '#core/errors.ts'
import type { Put } from '#core/ports.ts'
import type { Instant } from '#core/words/times.ts'

/** Everything a store holds, as JSON lines: a header, one line an entry, a last line that seals those before it. */
export interface ExportFile {
  exportedAt: Instant
  entries: Put[]
  audit: AuditHead
  /** Over every line but the last. */
  sha256: string
}

const format = 'duetright-status'
const version = 1

const header = z.object({ format: z.literal(format), version: z.number(), exportedAt: z.string() })
const line = z.object({
  key: z.array(z.string()).min(1),
  value: z.unknown(),
  expiresAt: z.number().optional(),
})
const lastLine = z.object({
  entries: z.number(),
  sha256: z.string(),
  audit: z.object({ count: z.number(), hash: z.string() }),
})

export function writeExport(
  exportedAt: Instant,
  entries: readonly Put[],
  audit: AuditHead,
): { text: string; sha256: string } {
  const lines = [
    { format, version, exportedAt },
    ...entries.map(({ key, value, expiresAt }) => ({ key, value, expiresAt })),
  ]
  const body = lines.map((each) => `${JSON.stringify(each)}\n`).join('')
  const hash = digest(body)
  return {
    text: `${body}${JSON.stringify({ entries: entries.length, sha256: hash, audit })}\n`,
    sha256: hash,
  }
}

/** Refuses whatever is not an export of this format, whole and as it was written. */
export function readExport(text: string): ExportFile {
  const end = text.lastIndexOf('\n', text.length - 2) + 1
  const body = text.slice(0, end)
  const [first = '', ...rest] = body.split('\n').slice(0, -1)
  const opening = header.safeParse(parsed(first || text))
  if (!opening.success) throw new Refusal('invalid', 'This is not an export: its first line is not a header.')
  if (opening.data.version !== version)
    throw invalid({ field: 'version', expected: String(version), got: quoted(opening.data.version) })
  const closing = lastLine.safeParse(parsed(text.slice(end)))
  if (!closing.success || !text.endsWith('\n'))
    throw new Refusal('invalid', 'The file is cut off: its last line is missing. Export or copy it again.')
  const { entries, sha256: expected, audit } = closing.data
  const got = digest(body)
  if (got !== expected || entries !== rest.length)
    throw new Refusal(
      'invalid',
      `The file was changed or damaged after it was written: its SHA-256 is ${got}, and its last line says ${expected}. Export or copy it again.`,
    )
  return {
    exportedAt: opening.data.exportedAt,
    entries: rest.map((each) => line.parse(parsed(each))),
    audit,
    sha256: got,
  }
}

function digest(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)))
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
