import { invalid, quoted } from '#core/errors.ts'
import { type SeverityId, severityId } from '#core/severity/levels.ts'

export type SlashCommand =
  | { verb: 'create'; title: string; severity: SeverityId | null; notify: boolean }
  | { verb: 'update' | 'resolve'; incident: string | null; message: string; notify: boolean }
  | { verb: 'status' | 'help' }

export const usage = [
  '/incident create "Dashboard Outage - P1"',
  '/incident update [INC-2026-11-17-001] what people are told',
  '/incident resolve [INC-2026-11-17-001] the last words',
  '/incident status',
  'Subscribers are emailed; with --no-notify after create, update or resolve they are not.',
].join('\n')

/** Phones make a long dash of two short ones. */
const quiet = /^(?:--|—|–)no-notify(?:\s+|$)/i

/** Reads what stands after `/incident`; nothing, or something unknown, asks for help. */
export function readCommand(text: string): SlashCommand {
  const [, verb = '', said = ''] = /^\s*(\S*)\s*([\s\S]*?)\s*$/.exec(text) ?? []
  const rest = said.replace(quiet, '')
  const notify = rest === said
  switch (verb.toLowerCase()) {
    case 'create':
      return created(unquoted(rest), notify)
    case 'update':
    case 'resolve': {
      const [, incident = null, message = ''] = /^(INC-[-0-9]+)?\s*([\s\S]*)$/i.exec(rest) ?? []
      const named = incident?.toUpperCase() ?? null
      return {
        verb: verb.toLowerCase() as 'update' | 'resolve',
        incident: named,
        message: unquoted(message),
        notify,
      }
    }
    case 'status':
      return { verb: 'status' }
    default:
      return { verb: 'help' }
  }
}

/** `Dashboard Outage - P1` names its severity at the end. */
function created(said: string, notify: boolean): SlashCommand {
  const [, before = said, level] = /^([\s\S]*?)\s*[-–—,:(]\s*(P\d+)\)?$/i.exec(said) ?? []
  const title = before.trim()
  if (title === '' || title.length > 200)
    throw invalid({
      field: '/incident create',
      expected: 'a headline of at most 200 characters, like "Dashboard Outage - P1"',
      got: quoted(said),
    })
  if (level === undefined) return { verb: 'create', title, severity: null, notify }
  const severity = severityId.safeParse(level.toUpperCase())
  if (!severity.success)
    throw invalid({
      field: 'severity',
      expected: `one of ${severityId.options.join(', ')}`,
      got: quoted(level),
    })
  return { verb: 'create', title, severity: severity.data, notify }
}

/** Phones write other quotation marks than keyboards. */
function unquoted(text: string): string {
  return text.replace(/^["“”„'‘’]([\s\S]*)["“”'‘’]$/, '$1').trim()
}
