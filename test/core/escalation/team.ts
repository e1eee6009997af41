import { teamSchema } from '#core/team/team.ts'
import type { Call } from '#core/escalation/record.ts'
import { findEscalation } from '#core/escalation/record.ts'
import type { Notice } from '#core/notices/notice.ts'
import type { Content } from '#core/settings/content.ts'
import { escalate } from '#functions/jobs/escalate.ts'
import { content, testDeps, type TestDeps } from '#test/fakes/deps.ts'

const person = (name: string) => ({
  name,
  email: `${name.toLowerCase().replaceAll(/\W+/g, '.')}@example.com`,
})

/** The team of the procedure, each with an address; the technical lead with Slack and a pager as well. */
export const reachable: Content = {
  ...content,
  team: teamSchema.parse({
    ...content.team,
    rota: undefined,
    roles: content.team.roles.map((role) => ({
      ...role,
      primary: {
        ...person(role.primary.name),
        ...(role.id === 'technical-lead' && {
          slack: 'U0TECHLEAD',
          webhook: 'https://pager.example.com/tech',
        }),
      },
      ...(role.backup && { backup: person(role.backup.name) }),
    })),
  }),
}

export interface Watch {
  deps: TestDeps
  /** Lets so many minutes pass, the job running every minute. */
  minutes(count: number): Promise<void>
  /** What was said since the last time, as `saying: names`. */
  said(about: string): Promise<string[]>
  calls(about: string): Promise<Call[]>
  notices(): Promise<Notice[]>
}

export function watch(more: Partial<TestDeps> = {}): Watch {
  const deps = testDeps({ content: reachable, teamSlack: true, teamPager: true, ...more })
  const heard = new Map<string, number>()
  const calls = async (about: string) => (await findEscalation(deps, about)).escalation.calls
  return {
    deps,
    calls,
    async minutes(count) {
      await escalate(deps)
      for (let passed = 0; passed < count; passed++) {
        deps.clock.pass(60_000)
        await escalate(deps)
      }
    },
    async said(about) {
      const all = await calls(about)
      const fresh = all.slice(heard.get(about) ?? 0)
      heard.set(about, all.length)
      return fresh.map(({ saying, people }) => `${saying}: ${people.map(({ name }) => name).join(', ')}`)
    },
    async notices() {
      const found = await deps.store.list(['notice'], { limit: 500 })
      return found
        .map(({ value }) => value as Notice)
        .filter(({ audience }) => audience.to === 'team' && 'asks' in audience)
    },
  }
}
