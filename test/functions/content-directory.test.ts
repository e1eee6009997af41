import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { noticeKind } from '#core/notices/template.ts'
import { ContentRefused, type FileMistake } from '#core/settings/content.ts'
import { contentFrom } from '#functions/adapters/content/directory.ts'
import { repository } from '#test/fakes/deps.ts'

const past = 'content/incidents/INC-2026-11-05-001.md'
let root: string

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'content-'))
  for (const folder of ['content', 'templates'])
    await cp(join(repository, folder), join(root, folder), { recursive: true })
})
afterEach(() => rm(root, { recursive: true }))

/** Replaces words that must stand in the file. */
async function change(file: string, from: string | RegExp, to: string): Promise<void> {
  const source = await readFile(join(root, file), 'utf8')
  expect(source).toMatch(from)
  await writeFile(join(root, file), source.replace(from, to))
}

async function mistakes(): Promise<readonly FileMistake[]> {
  const error: unknown = await contentFrom(root).catch((reason: unknown) => reason)
  if (error instanceof ContentRefused) return error.mistakes
  throw error instanceof Error ? error : new Error('nothing was refused')
}

describe('content and templates', () => {
  it('are accepted as they are in this repository', async () => {
    const { catalogue, incidents, templates } = await contentFrom(root)
    expect(catalogue.groups.length).toBeGreaterThan(0)
    expect(incidents.map(({ id }) => id)).toEqual(['INC-2026-11-05-001', 'INC-2026-10-08-001'])
    expect(Object.keys(templates)).toEqual([...noticeKind.options])
  })

  it('are accepted with the line ends of Windows', async () => {
    const before = await contentFrom(root)
    for (const file of [past, 'content/site.yaml', 'templates/email/initial.md']) {
      const source = await readFile(join(root, file), 'utf8')
      await writeFile(join(root, file), source.replaceAll('\n', '\r\n'))
    }
    expect(await contentFrom(root)).toEqual(before)
  })

  it('need no past incident', async () => {
    await rm(join(root, 'content/incidents'), { recursive: true })
    expect((await contentFrom(root)).incidents).toEqual([])
  })

  it('leave other files alone', async () => {
    await writeFile(join(root, 'content/incidents/.DS_Store'), 'x')
    await writeFile(join(root, 'content/notes.txt'), ': : :')
    expect((await contentFrom(root)).incidents).toHaveLength(2)
  })
})

describe('one mistake in the content is named by its file and its place', () => {
  it.each<[string, string, string | RegExp, string, FileMistakePattern]>([
    [
      'YAML that cannot be read',
      'content/site.yaml',
      'name: DuetRight\n',
      'name: [DuetRight\n',
      { field: /^line \d+, column \d+$/, expected: /^YAML$/, got: /\w+ \w+/ },
    ],
    [
      'a key given twice',
      'content/site.yaml',
      'language: en',
      'name: Again',
      { field: /^line \d+, column 1$/, expected: /^YAML$/, got: /unique/ },
    ],
    [
      'YAML that cannot be read above Markdown',
      past,
      'summary: Large',
      'summary: "Large',
      { field: /^line \d+, column \d+$/, expected: /^YAML$/, got: /\w+ \w+/ },
    ],
    [
      'an unknown field',
      'content/site.yaml',
      'language: en',
      'language: en\ncolour: red',
      { field: /^colour$/, expected: /^no such field$/, got: /^"red"$/ },
    ],
    [
      'an unknown field deep inside',
      'content/team.yaml',
      'backup: { name: CISO }',
      'backup: { name: CISO, fax: 12 }',
      { field: /^roles\[3\]\.backup\.fax$/, expected: /^no such field$/, got: /^12$/ },
    ],
    [
      'a missing field',
      'content/site.yaml',
      'product: DuetRight Dashboard\n',
      '',
      { field: /^product$/, expected: /^text$/, got: /^nothing$/ },
    ],
    [
      'a wrong type',
      'content/severities.yaml',
      'responseMinutes: 15',
      'responseMinutes: soon',
      { field: /^severities\[0\]\.responseMinutes$/, expected: /number/, got: /^"soon"$/ },
    ],
    [
      'a fraction where whole numbers count',
      'content/severities.yaml',
      'responseMinutes: 15',
      'responseMinutes: 1.5',
      { field: /^severities\[0\]\.responseMinutes$/, expected: /whole number/, got: /^1\.5$/ },
    ],
    [
      'a value outside the list',
      'content/severities.yaml',
      'impact: partial_outage',
      'impact: operational',
      { field: /^severities\[1\]\.impact$/, expected: /^one of .*partial_outage/, got: /^"operational"$/ },
    ],
    [
      'severities out of order',
      'content/severities.yaml',
      '- id: P2',
      '- id: P3',
      { field: /^severities$/, expected: /^P1, P2, P3 and P4, each once, in this order$/, got: /P1/ },
    ],
    [
      'steps out of order',
      'content/statuses.yaml',
      '- id: identified',
      '- id: monitoring',
      { field: /^statuses$/, expected: /in this order$/, got: /investigating/ },
    ],
    [
      'a question without a question mark',
      'content/decision-tree.yaml',
      'completely down?',
      'completely down',
      { field: /^questions\[0\]\.question$/, expected: /question mark/, got: /completely down"$/ },
    ],
    [
      'a sign that says nothing',
      'content/decision-tree.yaml',
      'component: [authentication]\n        neverSays',
      'neverSays',
      {
        field: /^questions\[1\]\.yes\[0\]$/,
        expected: /^at least one of says, component, percentOver$/,
        got: /neverSays/,
      },
    ],
    [
      'an unknown component in the decision tree',
      'content/decision-tree.yaml',
      'component: [authentication]',
      'component: [signing-in]',
      {
        field: /^questions\[1\]\.yes\[0\]\.component\[0\]$/,
        expected: /^a component, one of .*authentication/,
        got: /^"signing-in"$/,
      },
    ],
    [
      'a component id used twice',
      'content/components.yaml',
      'id: authentication',
      'id: dashboard-ui',
      { field: /^groups\[0\]\.components\[1\]\.id$/, expected: /only once/, got: /^"dashboard-ui"$/ },
    ],
    [
      'a review without a period',
      'content/reviews.yaml',
      'every: week',
      'every: fortnight',
      { field: /^reviews\[0\]\.every$/, expected: /^one of week, month, /, got: /^"fortnight"$/ },
    ],
    [
      'a review id used twice',
      'content/reviews.yaml',
      'id: runbooks',
      'id: channels',
      { field: /^reviews\[1\]\.id$/, expected: /only once/, got: /^"channels"$/ },
    ],
    [
      'a review by a role that the team has not',
      'content/reviews.yaml',
      'role: communications-lead',
      'role: janitor',
      { field: /^reviews\[0\]\.role$/, expected: /^a role of team\.yaml, one of /, got: /^"janitor"$/ },
    ],
    [
      'a component with the id of a group',
      'content/components.yaml',
      'id: notifications',
      'id: platform',
      { field: /^groups\[2\]\.components\[1\]\.id$/, expected: /only once/, got: /^"platform"$/ },
    ],
    [
      'an id that is no slug',
      'content/components.yaml',
      'id: api',
      'id: The API',
      { field: /^groups\[1\]\.components\[0\]\.id$/, expected: /lower-case/, got: /^"The API"$/ },
    ],
    [
      'a date that does not exist',
      'content/components.yaml',
      'since: 2026-07-01',
      'since: 2026-02-30',
      {
        field: /^groups\[0\]\.components\[0\]\.since$/,
        expected: /^a date like 2026-07-01$/,
        got: /^"2026-02-30"$/,
      },
    ],
    [
      'an escalation to an unknown role',
      'content/team.yaml',
      'P2: [technical-lead,',
      'P2: [tech-lead,',
      { field: /^escalation\.P2\[0\]$/, expected: /^a role, one of .*technical-lead/, got: /^"tech-lead"$/ },
    ],
    [
      'a severity that escalates to nobody',
      'content/team.yaml',
      '  P3: [technical-lead, on-call-engineer]\n',
      '',
      { field: /^escalation\.P3$/, expected: /./, got: /^nothing$/ },
    ],
    [
      'an unknown component in a past incident',
      past,
      'component: dashboard-ui',
      'component: dashboards',
      {
        field: /^impacts\[0\]\.component$/,
        expected: /^a component, one of .*dashboard-ui/,
        got: /^"dashboards"$/,
      },
    ],
    [
      'an end before the start',
      past,
      'resolvedAt: 2026-11-05T10:08:00Z',
      'resolvedAt: 2026-11-05T08:08:00Z',
      { field: /^resolvedAt$/, expected: /^an instant after startedAt/, got: /08:08/ },
    ],
    [
      'updates out of order',
      past,
      'at: 2026-11-05T09:50:00Z',
      'at: 2026-11-05T09:30:00Z',
      { field: /^updates\[1\]\.at$/, expected: /order/, got: /09:30/ },
    ],
    [
      'a past incident that was never resolved',
      past,
      'status: resolved',
      'status: monitoring',
      { field: /^updates\[2\]\.status$/, expected: /^resolved$/, got: /^"monitoring"$/ },
    ],
    [
      'an unknown severity of a past incident',
      past,
      'severity: P3',
      'severity: P5',
      { field: /^severity$/, expected: /^one of P1, P2, P3, P4$/, got: /^"P5"$/ },
    ],
    [
      'an unknown placeholder in the body',
      'templates/email/initial.md',
      '{{started}}',
      '{{begun}}',
      { field: /^body$/, expected: /^a field, one of .*started/, got: /^\{\{begun\}\}$/ },
    ],
    [
      'an unknown required field',
      'templates/email/resolution.md',
      'required: [start,',
      'required: [begin,',
      { field: /^required$/, expected: /^a field, one of .*start/, got: /begin/ },
    ],
    [
      'a placeholder of another message',
      'templates/email/confirmation.md',
      '[Confirm this address]({{address}})',
      'Because: {{cause}}',
      { field: /^body$/, expected: /^a field, one of .*address/, got: /^\{\{cause\}\}$/ },
    ],
    [
      'a template without a subject',
      'templates/email/update.md',
      /^subject: .*\n/m,
      '',
      { field: /^subject$/, expected: /^text$/, got: /^nothing$/ },
    ],
  ])('%s', async (_, file, from, to, { field, expected, got }) => {
    await change(file, from, to)
    expect(await mistakes()).toEqual([
      {
        file,
        field: expect.stringMatching(field) as string,
        expected: expect.stringMatching(expected) as string,
        got: expect.stringMatching(got) as string,
      },
    ])
  })

  it.each([
    'content/site.yaml',
    'content/components.yaml',
    'content/severities.yaml',
    'content/decision-tree.yaml',
    'content/statuses.yaml',
    'content/team.yaml',
    'templates/email/initial.md',
    'templates/email/confirmation.md',
    'templates/email/maintenance-completed.md',
  ])('a missing %s', async (file) => {
    await rm(join(root, file))
    expect(await mistakes()).toEqual([
      { file, field: 'file', expected: 'this file to be there', got: 'nothing' },
    ])
  })

  it.each(['outage.md', 'INC-2026-11-5-001.md', 'INC-2026-11-05.md'])(
    'a past incident in a file called %s',
    async (name) => {
      await cp(join(root, past), join(root, 'content/incidents', name))
      expect(await mistakes()).toEqual([
        {
          file: `content/incidents/${name}`,
          field: 'file name',
          expected: expect.stringContaining('INC-2026-11-17-001.md') as string,
          got: JSON.stringify(name),
        },
      ])
    },
  )

  it('an instant that is none, without a word on the order of instants', async () => {
    await change(past, 'startedAt: 2026-11-05T09:20:00Z', 'startedAt: 5 November')
    expect(await mistakes()).toEqual([
      {
        file: past,
        field: 'startedAt',
        expected: 'an instant like 2026-11-17T02:41:00Z',
        got: '"5 November"',
      },
    ])
  })

  it('counts the lines above Markdown from the top of the file', async () => {
    const source = await readFile(join(root, past), 'utf8')
    const line = source.split('\n').findIndex((each) => each.startsWith('severity:')) + 1
    await change(past, 'severity: P3', 'severity: P3: P4')
    expect(await mistakes()).toEqual([
      expect.objectContaining({ field: expect.stringMatching(`^line ${line}, `) as string }),
    ])
  })

  it('names an unknown placeholder in the subject', async () => {
    await change('templates/email/update.md', '{{product}}', '{{produkt}}')
    expect(await mistakes()).toEqual([
      expect.objectContaining({ file: 'templates/email/update.md', got: '{{produkt}}' }),
    ])
  })

  it('names the mistakes of several files at once', async () => {
    await change('content/site.yaml', 'language: en', 'language: tlh')
    await change('content/team.yaml', 'P4: [on-call-engineer]', 'P4: []')
    await change(past, 'severity: P3', 'severity: P5')
    const found = await mistakes()
    expect(found.map(({ file, field }) => `${file} ${field}`)).toEqual([
      'content/site.yaml language',
      'content/team.yaml escalation.P4',
      `${past} severity`,
    ])
  })

  it('reads as one line for each mistake', async () => {
    await change('content/site.yaml', 'language: en', 'language: tlh')
    await expect(contentFrom(root)).rejects.toThrow(
      /^content\/site\.yaml: language: expected one of en, de, fr, es, nl, pt, ja, ar, got "tlh"$/,
    )
  })
})

interface FileMistakePattern {
  field: RegExp
  expected: RegExp
  got: RegExp
}
