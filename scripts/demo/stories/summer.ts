import type { YearStory } from '../story.ts'

/** August is quiet. */
export const summer: YearStory[] = [
  {
    on: '06-04',
    at: '12:05',
    severity: 'P1',
    kind: 'security',
    title: 'Shared reports cannot be opened',
    over: 'Shared reports could not be opened',
    components: { 'dashboard-ui': 'partial_outage' },
    impact:
      '**We switched sharing off on purpose**, because a link could be opened after its last day. Everything behind sign-in works.',
    cause:
      'A researcher showed us that a shared link still opened from the browser’s memory after its last day. Our records show that nobody but the researcher did so. Such pages are no longer kept in the browser’s memory.',
    updates: [
      {
        after: 11,
        status: 'identified',
        says: 'Shared reports cannot be opened: we switched sharing off at {+3}. A link could be opened after its last day. We are closing that, and are reading our records to see whether anybody did.',
      },
      {
        after: 25,
        status: 'identified',
        says: 'The flaw needs the same browser that opened the link before. A correction is written and is being reviewed by a second person.',
      },
      {
        after: 39,
        status: 'identified',
        says: 'The correction is being tested with 400 old links. Records of the last 90 days are read through: nobody but the person who told us opened a link late.',
      },
      {
        after: 54,
        status: 'monitoring',
        says: 'Sharing is on again, and links end on their last day. You do not have to do anything.',
        components: { 'dashboard-ui': 'operational' },
      },
      {
        after: 68,
        status: 'resolved',
        says: 'Shared reports open until their last day and not after it. No report was opened by anyone who had not been given it.',
      },
    ],
  },
  {
    on: '06-16',
    at: '09:10',
    severity: 'P3',
    kind: 'performance',
    title: 'Spreadsheet exports take ten minutes',
    over: 'Spreadsheet exports took ten minutes',
    components: { 'dashboard-ui': 'degraded_performance' },
    cause:
      'At the middle of the year many export half a year at once. Exports now share the machines that stand idle in the morning.',
    updates: [
      {
        after: 37,
        status: 'identified',
        says: 'An export to a spreadsheet takes about ten minutes; three times as many as usual are being made. Each will finish, and we send an email when it has. We are adding machines.',
      },
      {
        after: 129,
        status: 'monitoring',
        says: 'Eight more machines are at work, and an export takes under two minutes.',
        components: { 'dashboard-ui': 'operational' },
      },
      {
        after: 260,
        status: 'resolved',
        says: 'Exports take half a minute, as on any day.',
      },
    ],
  },
  {
    on: '06-25',
    at: '13:50',
    severity: 'P2',
    title: 'Sign-in codes by text do not arrive',
    over: 'Sign-in codes by text did not arrive',
    components: { authentication: 'partial_outage' },
    impact:
      '**Use your authenticator app or a recovery code.** People without a second step are not affected.',
    cause:
      'The company that carries our text messages lost its connection to two networks. Codes now go through a second company when the first has not confirmed one within ten seconds.',
    updates: [
      {
        after: 23,
        status: 'investigating',
        says: 'Codes by text message do not arrive in Germany, Austria and Denmark. Authenticator apps and recovery codes work. We are asking the company that carries the messages.',
      },
      {
        after: 80,
        status: 'identified',
        says: 'The company has lost its connection to two networks and is restoring it. We are connecting a second one.',
      },
      {
        after: 138,
        status: 'monitoring',
        says: 'Codes arrive within ten seconds through the second company. We are watching it before we close this.',
        components: { authentication: 'operational' },
      },
      {
        after: 191,
        status: 'resolved',
        says: 'Codes have arrived everywhere for an hour.',
      },
    ],
  },
  {
    on: '07-08',
    at: '10:20',
    severity: 'P4',
    title: 'Alert emails show no logo',
    over: 'Alert emails showed no logo',
    components: { notifications: 'degraded_performance' },
    cause: 'Logos moved to a new address, and the template of the alerts named the old one.',
    updates: [
      {
        after: 310,
        status: 'identified',
        says: 'Alerts by email show an empty frame where your logo stood. Their words and links are right. We are correcting the template.',
      },
      {
        after: 1130,
        status: 'resolved',
        says: 'Alerts show your logo again.',
      },
    ],
  },
  {
    on: '07-22',
    at: '18:30',
    severity: 'P3',
    kind: 'performance',
    title: 'Search takes half a minute',
    over: 'Search took half a minute',
    components: { database: 'degraded_performance' },
    cause:
      'One of four search machines overheated and slowed itself down in a room that had reached 31 degrees. Its work is spread over the other three when it slows now.',
    updates: [
      {
        after: 44,
        status: 'investigating',
        says: 'One search in four takes half a minute. Results are complete. We are looking for the cause.',
      },
      {
        after: 116,
        status: 'identified',
        says: 'One search machine has slowed itself down because its room is too warm. We are taking it out, and the room is being cooled.',
      },
      {
        after: 149,
        status: 'resolved',
        says: 'Every search takes under a second. The warm machine rests until the room is cool.',
      },
    ],
  },
]
