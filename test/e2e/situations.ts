import type { OpenStory } from './seed.ts'

const signIn: OpenStory = {
  opened: {
    title: 'Nobody can sign in',
    message:
      'Signing in fails for everyone with “Something went wrong”. Whoever is signed in stays signed in. We are looking for the cause.',
    severity: 'P1',
    components: { authentication: 'major_outage', 'dashboard-ui': 'partial_outage' },
  },
  minutesAgo: 41,
  updates: [
    {
      status: 'identified',
      message:
        'The certificate between two of our services ran out at 02:30 UTC. We are putting a new one in place.',
      fields: {
        impact:
          'You cannot sign in. If you are signed in, do not sign out. Calls with an API key work as usual.',
      },
      minutesAgo: 27,
    },
    {
      message: 'The new certificate is on half of our machines, and about half of all tries to sign in work.',
      components: { authentication: 'partial_outage', 'dashboard-ui': 'degraded_performance' },
      minutesAgo: 3,
    },
  ],
}

const reports: OpenStory = {
  opened: {
    title: 'Large reports are slow',
    message: 'Reports over more than a month take up to four minutes. Smaller ones open as usual.',
    severity: 'P3',
    components: { 'dashboard-ui': 'degraded_performance', database: 'degraded_performance' },
  },
  minutesAgo: 130,
  updates: [
    {
      status: 'identified',
      message: 'Reports and exports share one queue. We are giving reports a queue of their own.',
      minutesAgo: 95,
    },
    {
      status: 'monitoring',
      message: 'Reports have their own queue and open in under ten seconds. We are watching it.',
      components: { database: 'operational' },
      minutesAgo: 12,
    },
  ],
}

const hooks: OpenStory = {
  opened: {
    title: 'Some webhooks arrive late',
    message: 'About one webhook in twenty arrives up to ten minutes late. None is lost.',
    severity: 'P2',
    components: ['integrations'],
  },
  minutesAgo: 22,
  updates: [{ message: 'One of three senders answers slowly. We are taking it out.', minutesAgo: 9 }],
}

const word = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft'

/** As long as can be entered, and without a place to break. */
const endless: OpenStory = {
  opened: {
    title: `${word}${word}${word}`.slice(0, 200),
    message: `${word.repeat(3)} https://example.com/${'x'.repeat(180)} \`${'long_name_'.repeat(20)}\``,
    severity: 'P2',
    components: ['api', 'database', 'notifications'],
  },
  minutesAgo: 15,
  updates: [{ status: 'identified', message: word.repeat(5), minutesAgo: 5 }],
}

/** 200 characters that are words. */
const wordy: OpenStory = {
  opened: {
    title:
      'Reports, exports, alerts and everything else that is made at night came late, came twice or did not come at all for customers whose data is kept in the second of our two data centres in Northern Europe',
    message: 'We are looking for the cause.',
    severity: 'P3',
    components: ['notifications'],
  },
  minutesAgo: 8,
  updates: [],
}

/** How things can stand when somebody comes to the page. */
export const situations = {
  quiet: [],
  'one P1': [signIn],
  'three open': [signIn, reports, hooks],
  'long words': [endless, wordy],
} satisfies Record<string, OpenStory[]>

export type Situation = keyof typeof situations
