import type { ZodType } from 'zod'
import {
  alertKind,
  type AlertKind,
  type AlertTemplate,
  alertTemplateHead,
  parseAlertTemplate,
} from '#core/chat/alert-template.ts'
import { type Catalogue, catalogueSchema, componentsOf } from '#core/components/catalogue.ts'
import { type Drills, drillsSchema } from '#core/drills/scenarios.ts'
import { alertsSchema, type DetectionContent, detectionSchema } from '#core/detection/settings.ts'
import { type Mistake, mistakesOf, Refusal } from '#core/errors.ts'
import type { Incident } from '#core/incidents/incident.ts'
import { type Playbooks, playbooksSchema } from '#core/handling/playbooks.ts'
import { statusesSchema, type Steps } from '#core/incidents/interpret.ts'
import { incidentFromContent, incidentId, pastIncidentSchema } from '#core/incidents/past-incident.ts'
import {
  type NoticeKind,
  noticeKind,
  parseTemplate,
  type Template,
  templateHead,
} from '#core/notices/template.ts'
import { type Probes, probesSchema } from '#core/probes/probe.ts'
import { rulesSchema } from '#core/rules/rule.ts'
import { type Review, reviewsSchema } from '#core/reviews/review.ts'
import { type DecisionTree, decisionTreeSchema } from '#core/severity/decision-tree.ts'
import { type Level, levelsSchema } from '#core/severity/levels.ts'
import { type Team, teamSchema } from '#core/team/team.ts'
import { type Site, siteSchema } from './site.ts'
import { translatedFiles, type Translations } from './translations.ts'

/** Everything the operator edits in git, checked. */
export interface Content {
  site: Site
  catalogue: Catalogue
  levels: Level[]
  tree: DecisionTree
  steps: Steps
  team: Team
  playbooks: Playbooks
  reviews: Review[]
  drills: Drills
  probes: Probes
  detection: DetectionContent
  templates: Record<NoticeKind, Template>
  /** The same in other languages, as far as somebody has written them. */
  translations: Translations
  /** What the team is told in its own channel. */
  teamAlerts: Record<AlertKind, AlertTemplate>
  /** What somebody of the team gets by email. */
  teamMail: Template
  /** Newest first. */
  incidents: Incident[]
}

/** A file as an adapter read it: YAML as `data`; of Markdown the head as `data` and the rest as `body`. */
export interface ContentFile {
  path: string
  data: unknown
  body: string
}

export interface FileMistake extends Mistake {
  file: string
}

export class ContentRefused extends Error {
  readonly mistakes: readonly FileMistake[]

  constructor(mistakes: readonly FileMistake[]) {
    super(
      mistakes
        .map(({ file, field, expected, got }) => `${file}: ${field}: expected ${expected}, got ${got}`)
        .join('\n'),
    )
    this.name = 'ContentRefused'
    this.mistakes = mistakes
  }
}

/** Checks every file and what they say of each other; throws one `ContentRefused` with all mistakes. */
export function readContent(files: ContentFile[]): Content {
  const mistakes: FileMistake[] = []

  const parsed = <T>(schema: ZodType<T>, path: string): T | null => {
    const file = files.find((each) => each.path === path)
    if (!file) {
      mistakes.push({ file: path, field: 'file', expected: 'this file to be there', got: 'nothing' })
      return null
    }
    const result = schema.safeParse(file.data)
    if (result.success) return result.data
    mistakes.push(...mistakesOf(result.error, file.data).map((mistake) => ({ file: path, ...mistake })))
    return null
  }

  const site = parsed(siteSchema, 'content/site.yaml')
  const catalogue = parsed(catalogueSchema, 'content/components.yaml')
  const levels = parsed(levelsSchema, 'content/severities.yaml')
  const tree = parsed(decisionTreeSchema, 'content/decision-tree.yaml')
  const steps = parsed(statusesSchema, 'content/statuses.yaml')
  const team = parsed(teamSchema, 'content/team.yaml')
  const playbooks = parsed(playbooksSchema, 'content/playbooks.yaml')
  const reviews = parsed(reviewsSchema, 'content/reviews.yaml')
  const drills = parsed(drillsSchema, 'content/drills.yaml')
  const probes = parsed(probesSchema, 'content/probes.yaml')
  const mapping = parsed(alertsSchema, 'content/alerts.yaml')
  const detection = parsed(detectionSchema, 'content/detection.yaml')
  const rules = parsed(rulesSchema, 'content/rules.yaml')

  const known = catalogue ? componentsOf(catalogue).map(({ id }) => id) : null
  const mustBeKnown = (file: string, field: string, id: string) => {
    if (known && !known.includes(id)) {
      mistakes.push({
        file,
        field,
        expected: `a component, one of ${known.join(', ')}`,
        got: JSON.stringify(id),
      })
    }
  }
  tree?.questions.forEach(({ yes }, q) => {
    yes.forEach(({ component }, s) => {
      component?.forEach((id, c) => {
        if (id !== 'critical')
          mustBeKnown('content/decision-tree.yaml', `questions[${q}].yes[${s}].component[${c}]`, id)
      })
    })
  })

  probes?.probes.forEach(({ component }, index) => {
    mustBeKnown('content/probes.yaml', `probes[${index}].component`, component)
  })

  mapping?.alerts.forEach(({ services }, a) => {
    services?.forEach((id, s) => {
      mustBeKnown('content/alerts.yaml', `alerts[${a}].services[${s}]`, id)
    })
  })

  rules?.rules.forEach(({ services }, r) => {
    services?.forEach((id, s) => {
      mustBeKnown('content/rules.yaml', `rules[${r}].services[${s}]`, id)
    })
  })

  reviews?.reviews.forEach(({ role }, index) => {
    const roles = team?.roles.map(({ id }) => id) ?? [role]
    if (roles.includes(role)) return
    mistakes.push({
      file: 'content/reviews.yaml',
      field: `reviews[${index}].role`,
      expected: `a role of team.yaml, one of ${roles.join(', ')}`,
      got: JSON.stringify(role),
    })
  })

  drills?.sizes.forEach(({ review }, index) => {
    const known = reviews?.reviews.map(({ id }) => id) ?? [review]
    if (known.includes(review)) return
    mistakes.push({
      file: 'content/drills.yaml',
      field: `sizes[${index}].review`,
      expected: `a review of reviews.yaml, one of ${known.join(', ')}`,
      got: JSON.stringify(review),
    })
  })

  const incidents = files
    .filter(({ path }) => path.startsWith('content/incidents/'))
    .flatMap((file) => {
      const id = file.path.replace(/^.*\//, '').replace(/\.md$/, '')
      if (!incidentId.safeParse(id).success) {
        mistakes.push({
          file: file.path,
          field: 'file name',
          expected: 'a name like INC-2026-11-17-001.md',
          got: JSON.stringify(`${id}.md`),
        })
        return []
      }
      const past = parsed(pastIncidentSchema, file.path)
      past?.impacts.forEach(({ component }, index) => {
        mustBeKnown(file.path, `impacts[${index}].component`, component)
      })
      return past ? [incidentFromContent(id, past, file.body.trim())] : []
    })
    .toSorted((one, other) => (one.startedAt < other.startedAt ? 1 : -1))

  const bodyOf = (path: string) => files.find((file) => file.path === path)?.body ?? ''
  const templates = eachOf(noticeKind.options, (kind) => {
    const path = `templates/email/${kind.replaceAll('_', '-')}.md`
    const head = parsed(templateHead, path)
    return head && refusedInto(mistakes, path, () => parseTemplate(kind, head, bodyOf(path)))
  })
  const translations: Translations = {}
  for (const { path, language, kind } of translatedFiles(files)) {
    const head = parsed(templateHead, path)
    const template = head && refusedInto(mistakes, path, () => parseTemplate(kind, head, bodyOf(path)))
    if (template) translations[language] = { ...translations[language], [kind]: template }
  }
  const teamAlerts = eachOf(alertKind.options, (kind) => {
    const path = `templates/slack/${kind.replaceAll('_', '-')}.md`
    const head = parsed(alertTemplateHead, path)
    return head && refusedInto(mistakes, path, () => parseAlertTemplate(kind, head, bodyOf(path)))
  })

  const teamMailPath = 'templates/team/alert.md'
  const teamMailHead = parsed(templateHead, teamMailPath)
  const teamMail =
    teamMailHead &&
    refusedInto(mistakes, teamMailPath, () => parseTemplate('team', teamMailHead, bodyOf(teamMailPath)))

  if (
    mistakes.length > 0 ||
    !site ||
    !catalogue ||
    !levels ||
    !tree ||
    !steps ||
    !team ||
    !playbooks ||
    !reviews ||
    !drills ||
    !probes ||
    !mapping ||
    !detection ||
    !rules ||
    !templates ||
    !teamAlerts ||
    !teamMail
  ) {
    throw new ContentRefused(mistakes)
  }
  return {
    site,
    catalogue,
    levels: levels.severities,
    tree,
    steps: steps.statuses,
    team,
    playbooks,
    reviews: reviews.reviews,
    drills,
    probes,
    detection: { mapping, settings: detection, rules: rules.rules },
    templates,
    translations,
    teamAlerts,
    teamMail,
    incidents,
  }
}

/** One of each kind; null where one has a mistake. */
function eachOf<K extends string, T>(kinds: readonly K[], read: (kind: K) => T | null): Record<K, T> | null {
  const found = kinds.map((kind) => [kind, read(kind)] as const)
  return found.every(([, each]) => each !== null) ? (Object.fromEntries(found) as Record<K, T>) : null
}

function refusedInto<T>(mistakes: FileMistake[], file: string, read: () => T): T | null {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    mistakes.push(...error.mistakes.map((mistake) => ({ file, ...mistake })))
    return null
  }
}
