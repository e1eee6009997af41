import type { Story } from './story.ts'

/** A story that still lasts; `ago` minutes have passed since its start. */
export interface PresentStory extends Story {
  ago: number
}

export const presents = ['p2', 'quiet', 'p1', 'three', 'maintenance', 'first-day'] as const
export type Present = (typeof presents)[number]

/** What is open in each present. */
export function openIn(present: Present): PresentStory[] {
  switch (present) {
    case 'p2':
      return [webhooks]
    case 'p1':
      return [signIn]
    case 'three':
      return [reports, { ...webhooks, ago: 71, updates: webhooks.updates.slice(0, 2) }, signIn]
    default:
      return []
  }
}

const signIn: PresentStory = {
  ago: 40,
  severity: 'P1',
  title: 'Nobody can sign in',
  over: 'Nobody could sign in',
  components: { authentication: 'major_outage', 'dashboard-ui': 'partial_outage' },
  impact: '**Already signed in? Stay signed in.** Your dashboard keeps working, and so do API keys.',
  cause: 'The certificate of the sign-in service had run out.',
  updates: [
    {
      after: 8,
      status: 'investigating',
      says: 'Nobody can sign in to the dashboard. People who are signed in can go on working. We are looking for the cause.',
    },
    {
      after: 21,
      status: 'investigating',
      says: 'It is everyone, in every region. If you are signed in, please do not sign out. API keys are not affected.',
    },
    {
      after: 34,
      status: 'identified',
      says: 'The certificate of the sign-in service ran out at {+0}. We are installing a new one, region by region. We do not know yet when the last region will be done.',
    },
  ],
}

const webhooks: PresentStory = {
  ago: 96,
  severity: 'P2',
  title: 'Webhooks arrive late',
  over: 'Webhooks arrived late',
  components: { integrations: 'partial_outage' },
  impact:
    'About one webhook in three arrives up to ten minutes late. **None are lost**, and their order is right.',
  cause: 'One of three machines that send webhooks had lost its connection to the database.',
  updates: [
    {
      after: 14,
      status: 'investigating',
      says: 'About one webhook in three arrives up to ten minutes late. The API gives the newest data at once. We are looking for the cause.',
    },
    {
      after: 58,
      status: 'investigating',
      says: 'Still about one in three. All late webhooks come from the same machine of three. We are comparing it with the other two.',
    },
    {
      after: 84,
      status: 'identified',
      says: 'One of three machines loses its connection to the database every few minutes and starts its work anew. We are moving its share to the other two, customer by customer.',
    },
  ],
}

const reports: PresentStory = {
  ago: 193,
  severity: 'P3',
  kind: 'performance',
  title: 'Reports are slow',
  over: 'Reports were slow',
  components: { 'dashboard-ui': 'degraded_performance' },
  impact: 'Reports open in under a minute, which is still slower than usual.',
  cause: 'Reports shared their machines with the exports of the month.',
  updates: [
    {
      after: 32,
      status: 'investigating',
      says: 'Large reports take up to four minutes to open. Lists and search are as fast as ever. We are looking for the cause.',
    },
    {
      after: 87,
      status: 'identified',
      says: 'Reports share their machines with the exports of the month. We are adding machines.',
    },
    {
      after: 181,
      status: 'monitoring',
      says: 'Eight more machines are at work. Large reports open in under a minute, which is still slower than usual.',
    },
  ],
}
