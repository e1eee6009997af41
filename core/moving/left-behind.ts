import { monthSumsKind } from '#core/uptime/month-sums.ts'
import { importKey } from './unfinished-import.ts'
import type { Key } from '#core/ports.ts'

const kinds = new Set([monthSumsKind, importKey[0]])

/** What means something only in the store it stands in. */
export function staysBehind([kind = '']: Key): boolean {
  return kinds.has(kind)
}
