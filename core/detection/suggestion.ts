import { componentNames, componentsOf } from '#core/components/catalogue.ts'
import type { ComponentStatus } from '#core/components/status.ts'
import type { IncidentKind } from '#core/incidents/incident.ts'
import { classify } from '#core/severity/classify.ts'
import { levelOf, type SeverityId } from '#core/severity/levels.ts'
import type { Content } from '#core/settings/content.ts'
import type { Instant } from '#core/words/times.ts'
import { began, type Proposal } from './proposal.ts'
import type { DetectionSettings, Wording } from './settings.ts'
import { isFiring, type KnownSignal, type Signal } from './signal.ts'

/** What a proposal would say on the page. */
export interface Suggestion {
  title: string
  message: string
  severity: SeverityId
  /** Why it is that severity. */
  because: string
  kind: IncidentKind
  components: Record<string, ComponentStatus>
  startedAt: Instant
}

type Settings = Pick<Content, 'catalogue' | 'tree' | 'levels' | 'detection'>

/** What to say of what failed, in the words of detection.yaml, classified by the decision tree. */
export function suggestion(
  content: Settings,
  { components, openedAt }: Pick<Proposal, 'components' | 'openedAt'>,
  signals: readonly KnownSignal[],
): Suggestion {
  const firing = signals.filter(isFiring)
  const judged = (firing.length > 0 ? firing : signals).map(({ signal }) => ({
    signal,
    ...judgement(content, signal, components),
  }))
  const worst = judged.toSorted((one, other) => (one.severity < other.severity ? -1 : 1))[0]
  const { signal = null, severity, because } = worst ?? nothingKnown(content)

  const { settings } = content.detection
  const words = wordingOf(settings, signal?.measure ?? null)
  const value = signal?.value ?? null
  const said = value === null ? words.message : (words.withValue ?? words.message)
  const services = componentNames(content.catalogue, components) || (signal?.name ?? 'our services')
  const { impact } = levelOf(content.levels, severity)
  const over = signals.length > 0 && firing.length === 0
  return {
    title: filled(words.title, services, value),
    message: [filled(said, services, value), ...(over ? [settings.over] : [])].join(' '),
    severity,
    because,
    kind: worstKind(judged.map((each) => each.signal.kind)),
    components: Object.fromEntries(components.map((id) => [id, impact])),
    startedAt: signals.map(began).toSorted()[0] ?? openedAt,
  }
}

function nothingKnown({ tree }: Settings) {
  return { signal: null, severity: tree.otherwise.severity, because: tree.otherwise.because }
}

/** By the mapping where it says so, else by the tree, which reads the measure or else the words of the alert. */
function judgement(
  { catalogue, tree, detection: { settings } }: Settings,
  signal: Signal,
  concerned: readonly string[],
): { severity: SeverityId; because: string } {
  if (signal.severity) return { severity: signal.severity, because: 'content/alerts.yaml says so' }
  const services = componentNames(catalogue, concerned)
  const read = wordingOf(settings, signal.measure).reads?.find(
    ({ over }) => over === undefined || (signal.value !== null && signal.value > over),
  )
  const text = read ? filled(read.says, services, signal.value) : `${inWords(signal.name)}. ${signal.says}`
  const components = componentsOf(catalogue).filter(({ id }) => concerned.includes(id))
  const { severity, question, because } = classify(tree, text, components)
  return { severity, because: question ? `${question} Yes, ${because}` : because }
}

export function wordingOf({ words }: DetectionSettings, measure: string | null): Wording {
  return (measure === null ? undefined : words[measure]) ?? words.other
}

export function filled(text: string, services: string, value: number | null): string {
  return text.replaceAll('{services}', services).replaceAll('{value}', value === null ? '' : figure(value))
}

/** `62`, `2.4` */
export function figure(value: number): string {
  return String(Math.abs(value) >= 10 ? Math.round(value) : Math.round(value * 10) / 10)
}

/** `ApiHighErrorRate` as `Api High Error Rate`. */
function inWords(name: string): string {
  return name.replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2').replaceAll(/[_-]+/g, ' ')
}

const kinds: readonly IncidentKind[] = ['security', 'data_loss', 'outage', 'performance']

function worstKind(found: readonly IncidentKind[]): IncidentKind {
  return kinds.find((kind) => found.includes(kind)) ?? 'outage'
}
