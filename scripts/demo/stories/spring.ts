import type { YearStory } from '../story.ts'

/** 13 to 17 April is the week after the move to a new database: one thing led to another. */
export const spring: YearStory[] = [
  {
    on: '03-03',
    at: '07:55',
    severity: 'P3',
    kind: 'performance',
    title: 'Single sign-on is slow',
    over: 'Single sign-on was slow',
    components: { authentication: 'degraded_performance' },
    cause:
      'Each sign-in asked for the keys of the customer’s identity provider anew instead of keeping them for an hour.',
    updates: [
      {
        after: 25,
        status: 'investigating',
        says: 'Signing in with single sign-on takes 20 to 40 seconds. It does succeed. Signing in with a password is as fast as ever. We are looking for the cause.',
      },
      {
        after: 94,
        status: 'identified',
        says: 'Since the release of this morning each sign-in fetches keys that we used to keep. We are going back to the release before it.',
      },
      {
        after: 118,
        status: 'resolved',
        says: 'Single sign-on takes two seconds again.',
      },
    ],
  },
  {
    on: '03-12',
    at: '12:40',
    severity: 'P2',
    title: 'Exports to PDF fail',
    over: 'Exports to PDF failed',
    components: { 'dashboard-ui': 'partial_outage' },
    impact: 'Exports to spreadsheets work, and so does printing from the browser.',
    cause:
      'A font that we updated made the program that draws PDF pages use four times the memory, and it was stopped each time. Fonts are now part of the test before a release.',
    updates: [
      {
        after: 18,
        status: 'investigating',
        says: 'Every export to PDF stops with an error. Exports to spreadsheets work. We are looking for the cause.',
      },
      {
        after: 74,
        status: 'investigating',
        says: 'The program that draws the pages runs out of memory, also for short reports. We do not know yet why.',
      },
      {
        after: 131,
        status: 'identified',
        says: 'A font that we updated this morning is the cause. We are putting the earlier one back.',
      },
      {
        after: 160,
        status: 'resolved',
        says: 'Exports to PDF work. Exports that were planned for this afternoon have been made and sent.',
      },
    ],
  },
  {
    on: '03-31',
    at: '07:10',
    steady: true,
    severity: 'P3',
    title: 'Scheduled alerts come an hour early',
    over: 'Scheduled alerts came an hour early',
    components: { notifications: 'degraded_performance' },
    cause:
      'A schedule was kept as a fixed distance from UTC, and stayed there when the clocks changed. We moved every schedule by hand. Keeping them in local time is planned for the autumn.',
    updates: [
      {
        after: 140,
        status: 'identified',
        says: 'Alerts with a schedule have come an hour early in Europe since the clocks changed. Alerts that answer an event are on time. We are moving the schedules.',
      },
      {
        after: 365,
        status: 'resolved',
        says: 'Scheduled alerts come at the hour you chose. Schedules that you changed yourself since Sunday stay as you set them.',
      },
    ],
  },
  {
    on: '04-13',
    at: '08:20',
    steady: true,
    severity: 'P2',
    title: 'Saving takes up to a minute',
    over: 'Saving took up to a minute',
    components: { database: 'partial_outage', 'dashboard-ui': 'degraded_performance' },
    impact: 'Reading is as fast as ever. Wait for the green line before you close a form.',
    cause:
      'The new database writes each change to three places and waits for the slowest. One of the three stood in another city. All three are now within a millisecond of each other.',
    updates: [
      {
        after: 14,
        status: 'investigating',
        says: 'Saving takes up to a minute and gives up in one case out of fifty. Reading is not affected. We moved to a new database two days ago and are looking there first.',
      },
      {
        after: 66,
        status: 'identified',
        says: 'One of the three machines that keep each change is too far away. We are moving it, which slows saving a little more until it is done.',
      },
      {
        after: 125,
        status: 'identified',
        says: 'Two thirds of the data are on the new machine. No saving has given up for half an hour.',
        components: { database: 'degraded_performance' },
      },
      {
        after: 197,
        status: 'monitoring',
        says: 'Saving takes under a second again. This update is 12 minutes late; we were watching the last step.',
        components: { database: 'operational', 'dashboard-ui': 'operational' },
      },
      {
        after: 240,
        status: 'resolved',
        says: 'Saving has been fast for three quarters of an hour. A form that gave up was not saved; its page says so.',
      },
    ],
  },
  {
    on: '04-14',
    at: '06:45',
    steady: true,
    severity: 'P1',
    title: 'Nobody can sign in',
    over: 'Nobody could sign in',
    components: { authentication: 'major_outage', 'dashboard-ui': 'partial_outage' },
    impact: '**Already signed in? Stay signed in.** Your dashboard keeps working, and so do API keys.',
    cause:
      'The store of signed-in people was sized for the old database and ran full overnight. It now has eight times the room, and drops the oldest session instead of refusing a new one.',
    updates: [
      {
        after: 7,
        status: 'investigating',
        says: 'Nobody can sign in. People who are signed in can go on working. We are looking for the cause.',
      },
      {
        after: 21,
        status: 'identified',
        says: 'The store that remembers who is signed in is full. We are giving it more room.',
      },
      {
        after: 35,
        status: 'identified',
        says: 'The larger store is running, and every second sign-in succeeds. We are moving the rest to it.',
        components: { authentication: 'partial_outage', 'dashboard-ui': 'operational' },
      },
      {
        after: 46,
        status: 'monitoring',
        says: 'Everyone can sign in again. We are watching it before we close this.',
        components: { authentication: 'operational' },
      },
      {
        after: 60,
        status: 'resolved',
        says: 'Sign-in works for everyone, and the store is one eighth full. Nobody who was signed in was signed out.',
      },
    ],
  },
  {
    on: '04-14',
    at: '13:10',
    steady: true,
    severity: 'P3',
    kind: 'performance',
    title: 'Reports are slow',
    over: 'Reports were slow',
    components: { 'dashboard-ui': 'degraded_performance' },
    cause: 'The new database had no statistics yet and read whole tables where an index would have done.',
    updates: [
      {
        after: 30,
        status: 'investigating',
        says: 'Reports over more than a year take up to three minutes to open. Shorter ones are as fast as ever. We are looking for the cause.',
      },
      {
        after: 102,
        status: 'identified',
        says: 'The new database does not know yet which way to the data is the short one. It is counting its tables, which takes about two hours.',
      },
      {
        after: 236,
        status: 'resolved',
        says: 'Reports over ten years open in under five seconds, faster than before the move.',
      },
    ],
  },
  {
    on: '04-15',
    at: '09:35',
    steady: true,
    severity: 'P2',
    title: 'Webhooks arrive two hours late',
    over: 'Webhooks arrived two hours late',
    components: { integrations: 'partial_outage' },
    impact: 'None are lost. The API gives the newest data at once.',
    cause:
      'Webhooks are sent after the database confirms a change, and the new one confirmed to a queue that had a single reader. It now has twelve.',
    updates: [
      {
        after: 41,
        status: 'investigating',
        says: 'Webhooks arrive up to two hours late, in the right order. None are lost. We are looking for the cause.',
      },
      {
        after: 99,
        status: 'identified',
        says: 'All webhooks pass through one reader, which cannot keep up since the move. We are starting more of them.',
      },
      {
        after: 178,
        status: 'identified',
        says: 'This update is 19 minutes late. Twelve readers are running, and the delay is down to 40 minutes.',
        components: { integrations: 'degraded_performance' },
      },
      {
        after: 224,
        status: 'resolved',
        says: 'Webhooks arrive within ten seconds of the change.',
      },
    ],
  },
  {
    on: '04-16',
    at: '15:05',
    steady: true,
    severity: 'P2',
    title: 'Most API calls fail',
    over: 'Most API calls failed',
    components: {
      api: 'major_outage',
      integrations: 'partial_outage',
      'dashboard-ui': 'degraded_performance',
    },
    impact: 'The dashboard opens, but what it loads from the API is missing. Nothing you saved is lost.',
    cause:
      'A change that should have made calls to the new database faster opened a connection for each of them, until there were none left. It passed our tests, which never make more than a hundred calls at once. They now make ten thousand.',
    updates: [
      {
        after: 6,
        status: 'identified',
        says: 'About 70 % of API calls fail since the release of {-5}. We are going back to the release before it.',
      },
      {
        after: 22,
        status: 'monitoring',
        says: 'The earlier release is back, and calls succeed. This is the fifth incident this week. We release nothing more until we have looked at all five together.',
        components: { api: 'operational', integrations: 'operational', 'dashboard-ui': 'operational' },
      },
      {
        after: 57,
        status: 'resolved',
        says: 'Every call has succeeded for half an hour. Calls that failed were not stored; please send them again.',
      },
    ],
  },
  {
    on: '04-17',
    at: '10:15',
    steady: true,
    severity: 'P3',
    title: 'Search results are incomplete',
    over: 'Search results were incomplete',
    components: { database: 'degraded_performance' },
    cause:
      'Names with an accent were sorted differently in the new database, and search looked for them in the wrong place.',
    updates: [
      {
        after: 48,
        status: 'identified',
        says: 'Search misses names that begin with an accented letter, such as Élodie or Östberg. Lists show them. We are sorting the index anew.',
      },
      {
        after: 171,
        status: 'resolved',
        says: 'Search finds every name. With this the move to the new database is finished.',
      },
    ],
  },
  {
    on: '04-28',
    at: '11:30',
    severity: 'P4',
    title: 'The side menu covers the page',
    over: 'The side menu covered the page',
    components: { 'dashboard-ui': 'degraded_performance' },
    cause: 'A width was given in a unit that older browsers do not know.',
    updates: [
      {
        after: 95,
        status: 'identified',
        says: 'In browsers older than two years the side menu covers the left third of the page. Pressing M closes it. We are correcting its width.',
      },
      {
        after: 320,
        status: 'resolved',
        says: 'The side menu stands beside the page in every browser we support.',
      },
    ],
  },
  {
    on: '05-07',
    at: '16:40',
    severity: 'P3',
    title: 'Calendar entries appear twice',
    over: 'Calendar entries appeared twice',
    components: { integrations: 'degraded_performance' },
    cause:
      'A calendar provider began to send each change under a new number, so we took a repeat for something new. We now compare what the entry says.',
    updates: [
      {
        after: 52,
        status: 'investigating',
        says: 'Entries from connected calendars appear twice. Nothing is missing, and nothing is written back to your calendar. We are looking for the cause.',
      },
      {
        after: 188,
        status: 'identified',
        says: 'One provider has changed how it numbers its entries. We have stopped reading from it and are teaching ours the new way.',
      },
      {
        after: 402,
        status: 'monitoring',
        says: 'We are reading from all calendars again, each entry once. Doubles of today are being removed.',
      },
      {
        after: 510,
        status: 'resolved',
        says: 'Every double has been removed. An entry that you edited was kept.',
      },
    ],
  },
  {
    on: '05-20',
    at: '07:15',
    severity: 'P2',
    title: 'No alerts go out by email',
    over: 'No alerts went out by email',
    components: { notifications: 'partial_outage' },
    impact: 'Alerts inside the dashboard appear at once. Emails are kept and sent once this is over.',
    cause:
      'Our provider for email had an outage in its European region. Since then a second provider stands ready, and we change over after ten minutes.',
    updates: [
      {
        after: 16,
        status: 'identified',
        says: 'No alert goes out by email; our provider is down in Europe and says so. Alerts inside the dashboard appear at once. We are asking for a time.',
      },
      {
        after: 75,
        status: 'identified',
        says: 'The provider names no time. We are setting up a second one.',
      },
      {
        after: 158,
        status: 'monitoring',
        says: 'This update is 23 minutes late. Alerts go out through the second provider. Those that waited are older than an hour, so each carries the time it was meant for.',
        components: { notifications: 'degraded_performance' },
      },
      {
        after: 215,
        status: 'resolved',
        says: 'Every alert that waited has been sent, and new ones go out within a minute.',
      },
    ],
  },
]
