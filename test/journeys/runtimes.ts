import type { AcceptedMail } from '#test/fakes/resend.ts'
import type { ScriptRun } from '#test/e2e/process.ts'
import { startOnNode } from './node.ts'
import { startOnWorkerd } from './workerd.ts'

export interface RunningPage {
  /** Where it is, without a slash at the end; also what its links and mails begin with. */
  url: string
  token: string
  /** The script, as an engineer runs it. */
  script(...parameters: string[]): Promise<ScriptRun>
  /** What the mail provider has accepted, oldest first. */
  mails(): readonly AcceptedMail[]
  /** Lets the scheduled work happen, where it is not the page itself that looks at the clock. */
  minute(): Promise<void>
  /** A link by which the first operator comes in. */
  setUpLink(): Promise<string>
  stop(): Promise<void>
}

export interface Runtime {
  name: string
  /** With these variables on top of what a page needs. */
  start(environment?: Record<string, string>): Promise<RunningPage>
}

export const runtimes: readonly Runtime[] = [
  { name: 'Node with SQLite', start: (environment) => startOnNode('sqlite', environment) },
  { name: 'Node with Upstash', start: (environment) => startOnNode('upstash', environment) },
  { name: 'Workers with Upstash', start: startOnWorkerd },
]
