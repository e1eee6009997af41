import type { YearStory } from '../story.ts'

export const autumn: YearStory[] = [
  {
    on: '09-02',
    at: '08:05',
    severity: 'P2',
    title: 'Uploads over 5 MB fail',
    over: 'Uploads over 5 MB failed',
    components: { api: 'partial_outage', 'dashboard-ui': 'degraded_performance' },
    impact: 'Smaller files upload as usual, in the dashboard and through the API.',
    cause:
      'A new gateway came with a limit of 5 MB that the old one did not have. Our list for such a change now asks for every limit of the old gateway.',
    updates: [
      {
        after: 21,
        status: 'investigating',
        says: 'Files over 5 MB cannot be uploaded: the upload ends with error 413. Smaller files work. We are looking for the cause.',
      },
      {
        after: 40,
        status: 'identified',
        says: 'The gateway we put in last night refuses anything over 5 MB. We are raising its limit to the 200 MB you know.',
      },
      {
        after: 62,
        status: 'resolved',
        says: 'Files up to 200 MB upload again. An upload that failed has to be started anew.',
      },
    ],
  },
  {
    on: '09-10',
    at: '11:45',
    severity: 'P3',
    title: 'New connections cannot be added',
    over: 'New connections could not be added',
    components: { integrations: 'degraded_performance' },
    cause:
      'The page to which other services send you back was missing from a list of allowed pages. The list is now made from the pages themselves.',
    updates: [
      {
        after: 66,
        status: 'investigating',
        says: 'Adding a connection to another service ends on an error page. Connections that exist go on exchanging data. We are looking for the cause.',
      },
      {
        after: 150,
        status: 'identified',
        says: 'The page that should take you back after you agreed is not on our list of allowed pages. We are adding it.',
      },
      {
        after: 194,
        status: 'resolved',
        says: 'Connections can be added again. If you tried before, start once more from Settings.',
      },
    ],
  },
  {
    on: '09-16',
    at: '14:15',
    severity: 'P1',
    kind: 'data_loss',
    title: 'Entries of eleven minutes are missing',
    over: 'Entries of eleven minutes were missing',
    components: {
      database: 'major_outage',
      'dashboard-ui': 'partial_outage',
      api: 'partial_outage',
    },
    impact:
      '**Please do not enter them again.** We hold a second record of every change and are restoring from it. Until then the dashboard can be read but not written.',
    cause:
      'An engineer restored a test copy and named the live database by mistake. The restore was stopped after eleven minutes of entries had been overwritten. They were rebuilt from the record of changes. Restoring over a live database now needs a second person.',
    updates: [
      {
        after: 9,
        status: 'identified',
        says: 'Entries made between {-16} and {-5} are missing. It was a mistake of ours, and we stopped it. The dashboard is read-only, so that nothing more is overwritten.',
      },
      {
        after: 23,
        status: 'identified',
        says: 'We hold a second record of every change and have checked that it covers the eleven minutes. We are rebuilding them on a copy first.',
      },
      {
        after: 38,
        status: 'identified',
        says: 'The copy holds 3,914 rebuilt entries from 212 customers. Two people are comparing them with the record.',
      },
      {
        after: 52,
        status: 'identified',
        says: 'The comparison shows no difference. We are bringing the entries back now. Calls to the API can write again.',
        components: { database: 'partial_outage', api: 'operational' },
      },
      {
        after: 74,
        status: 'monitoring',
        says: 'This update is 7 minutes late. All 3,914 entries are back, and the dashboard can be written again. We are comparing once more.',
        components: {
          database: 'operational',
          'dashboard-ui': 'operational',
        },
      },
      {
        after: 88,
        status: 'monitoring',
        says: 'The second comparison is half done and shows no difference so far.',
      },
      {
        after: 101,
        status: 'resolved',
        says: 'Nothing is missing any more. Both comparisons agree entry by entry. We have written to the 212 customers whose entries had been gone.',
      },
    ],
  },
  {
    on: '09-24',
    at: '07:30',
    severity: 'P3',
    title: 'Alerts arrive twice',
    over: 'Alerts arrived twice',
    components: { notifications: 'degraded_performance' },
    cause:
      'Two machines took the same alerts, because the note by which the first claims one was written too late.',
    updates: [
      {
        after: 28,
        status: 'investigating',
        says: 'Alerts by email arrive twice, a few seconds apart. None are missing. We are looking for the cause.',
      },
      {
        after: 135,
        status: 'identified',
        says: 'Two machines send the same alerts. We have switched one off, which stops the doubles, and are correcting how they share the work.',
        components: { notifications: 'operational' },
      },
      {
        after: 340,
        status: 'resolved',
        says: 'Both machines are at work, and each alert goes out once.',
      },
    ],
  },
  {
    on: '09-29',
    at: '16:00',
    severity: 'P4',
    title: 'Dark mode hides the search field',
    over: 'Dark mode hid the search field',
    components: { 'dashboard-ui': 'degraded_performance' },
    cause: 'The field took its colour from the page and was black on black.',
    updates: [
      {
        after: 75,
        status: 'identified',
        says: 'In dark mode the search field cannot be seen. It is there: press / and type. We are correcting its colour.',
      },
      {
        after: 205,
        status: 'resolved',
        says: 'The search field can be seen in both modes.',
      },
    ],
  },
  {
    on: '10-01',
    at: '09:05',
    severity: 'P3',
    kind: 'performance',
    title: 'Signing in takes half a minute',
    over: 'Signing in took half a minute',
    components: { authentication: 'degraded_performance' },
    cause:
      'A new rule against stolen passwords compared each one with a list that was read from disk every time.',
    updates: [
      {
        after: 17,
        status: 'investigating',
        says: 'Signing in with a password takes up to half a minute. It does succeed; single sign-on is as fast as ever. We are looking for the cause.',
      },
      {
        after: 71,
        status: 'identified',
        says: 'A check for stolen passwords reads a large list anew for each sign-in. We are keeping the list in memory.',
      },
      {
        after: 112,
        status: 'resolved',
        says: 'Signing in takes a second, and stolen passwords are still refused.',
      },
    ],
  },
  {
    on: '10-15',
    at: '12:20',
    severity: 'P2',
    title: 'Reports do not open',
    over: 'Reports did not open',
    components: { 'dashboard-ui': 'partial_outage' },
    impact: 'Lists, search and exports work. An export gives the numbers of a report.',
    cause:
      'We removed a column that one old kind of report still read, and a single failed part stopped the whole report. Parts now fail alone and say so.',
    updates: [
      {
        after: 10,
        status: 'investigating',
        says: 'Two reports out of three do not open and show an empty page. Lists, search and exports work. We are looking for the cause.',
      },
      {
        after: 49,
        status: 'identified',
        says: 'Reports with a forecast read a column that we removed at {-8}. We are putting it back.',
      },
      {
        after: 71,
        status: 'monitoring',
        says: 'Every report opens again. We are opening the 500 most used ones to be sure.',
        components: { 'dashboard-ui': 'operational' },
      },
      {
        after: 104,
        status: 'resolved',
        says: 'Every report opens. Those that were sent by email at noon have been sent again.',
      },
    ],
  },
  {
    on: '11-02',
    at: '06:50',
    steady: true,
    severity: 'P3',
    title: 'Scheduled exports come an hour late',
    over: 'Scheduled exports came an hour late',
    components: { 'dashboard-ui': 'degraded_performance' },
    cause:
      'We keep alerts in local time since the spring, and had forgotten that exports have schedules, too. Both now use the same calendar.',
    updates: [
      {
        after: 85,
        status: 'identified',
        says: 'Exports with a schedule come an hour late since the clocks changed. Alerts, which had the same fault in spring, are on time. We are moving the schedules.',
      },
      {
        after: 341,
        status: 'resolved',
        says: 'Scheduled exports come at the hour you chose.',
      },
    ],
  },
  {
    on: '11-11',
    at: '13:40',
    severity: 'P2',
    title: 'Connected services send no new data',
    over: 'Connected services sent no new data',
    components: { integrations: 'partial_outage' },
    impact: 'Data you see is complete up to the start of this. Nothing is lost; it is fetched afterwards.',
    cause:
      'A limit on outgoing connections was halved by a change meant for another system. It is back, and an alert tells us when half of it is used.',
    updates: [
      {
        after: 29,
        status: 'investigating',
        says: 'Data from connected services stands still. What you send to them goes out. We are looking for the cause.',
      },
      {
        after: 82,
        status: 'identified',
        says: 'Our machines open half the connections they need since a change of {-2}. We are undoing it.',
      },
      {
        after: 97,
        status: 'monitoring',
        says: 'Data flows again and is up to 90 minutes old. It is catching up.',
        components: { integrations: 'degraded_performance' },
      },
      {
        after: 146,
        status: 'resolved',
        says: 'Data from every connected service is up to date, and none is missing.',
      },
    ],
  },
  {
    on: '11-18',
    at: '09:25',
    severity: 'P4',
    title: 'Printed tables lose their last column',
    over: 'Printed tables lost their last column',
    components: { 'dashboard-ui': 'degraded_performance' },
    cause: 'The margin for punched holes was counted twice.',
    updates: [
      {
        after: 120,
        status: 'identified',
        says: 'Tables printed from the browser lose their last column on A4 paper. Exports to PDF are complete. We are correcting the margin.',
      },
      {
        after: 440,
        status: 'resolved',
        says: 'Printed tables are complete.',
      },
    ],
  },
  {
    on: '11-26',
    at: '08:55',
    severity: 'P2',
    title: 'API calls are refused',
    over: 'API calls were refused',
    components: { api: 'partial_outage', integrations: 'degraded_performance' },
    impact: 'Send a refused call again after the seconds that its Retry-After names; it will be taken.',
    cause:
      'We counted all calls of a shop against one limit although it has several keys, and the days before the holidays are the busiest of the year. Each key has its own limit again, and all limits are doubled until January.',
    updates: [
      {
        after: 15,
        status: 'investigating',
        says: 'About one API call in three is refused with error 429. The others are answered as usual. We are looking for the cause.',
      },
      {
        after: 43,
        status: 'identified',
        says: 'Since yesterday all keys of a customer share one limit. We are giving each its own again.',
      },
      {
        after: 116,
        status: 'monitoring',
        says: 'This update is 13 minutes late. Each key has its own limit, and no call is refused that should not be.',
        components: { api: 'operational', integrations: 'operational' },
      },
      {
        after: 161,
        status: 'resolved',
        says: 'Calls are answered as usual, on a day with twice as many as last year.',
      },
    ],
  },
]
