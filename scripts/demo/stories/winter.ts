import type { YearStory } from '../story.ts'

export const winter: YearStory[] = [
  {
    on: '12-03',
    at: '08:40',
    severity: 'P3',
    kind: 'performance',
    title: 'Email alerts arrive late',
    over: 'Email alerts arrived late',
    components: { notifications: 'degraded_performance' },
    cause:
      'One import raised 60,000 alerts within a minute, and all of them stood in one line. Each customer now has a line of their own, so that a large import delays nobody else.',
    updates: [
      {
        after: 34,
        status: 'investigating',
        says: 'Alerts by email arrive up to 50 minutes late. Alerts inside the dashboard appear at once. We are looking for the cause.',
      },
      {
        after: 121,
        status: 'identified',
        says: 'One large import raised 60,000 alerts, and every other alert waits behind them. We are sending the waiting ones first. None are lost.',
      },
      {
        after: 205,
        status: 'resolved',
        says: 'Alerts by email arrive within a minute again. Every alert that waited has been sent.',
      },
    ],
  },
  {
    on: '12-09',
    at: '15:20',
    severity: 'P2',
    title: 'One API call in four fails',
    over: 'One API call in four failed',
    components: { api: 'partial_outage', integrations: 'degraded_performance' },
    impact: 'A call that fails can be sent again at once; nothing of it was stored.',
    cause:
      'The load balancer went on sending calls to a machine that had been taken out of service, because its health check asked only whether the machine was switched on. The check now makes a real call.',
    updates: [
      {
        after: 12,
        status: 'investigating',
        says: 'About one API call in four fails with error 502. Calls that succeed are complete and correct. We are looking for the cause.',
      },
      {
        after: 58,
        status: 'investigating',
        says: 'Still about one call in four. The failures come from one of four machines, and the machine itself looks healthy. We are comparing it with the other three.',
      },
      {
        after: 96,
        status: 'identified',
        says: 'The fourth machine was taken out of service at {-5} and still receives calls. We are removing it from the load balancer.',
      },
      {
        after: 109,
        status: 'resolved',
        says: 'Every call succeeds again. The machine that was out of service receives no more calls.',
      },
    ],
  },
  {
    on: '12-18',
    at: '06:10',
    severity: 'P4',
    title: 'Charts show the wrong colours',
    over: 'Charts showed the wrong colours',
    components: { 'dashboard-ui': 'degraded_performance' },
    cause: 'A new release of the chart library numbers its colours from one instead of from zero.',
    updates: [
      {
        after: 155,
        status: 'identified',
        says: 'Charts show each series in the colour of its neighbour; numbers and labels are right. The new chart library counts its colours differently. We are correcting that.',
      },
      {
        after: 470,
        status: 'resolved',
        says: 'Charts show the colours you chose. Reload the page if you still see the old ones.',
      },
    ],
  },
  {
    on: '01-01',
    at: '00:05',
    steady: true,
    anyDay: true,
    severity: 'P3',
    title: 'This week’s reports are empty',
    over: 'Reports of one week were empty',
    components: { 'dashboard-ui': 'degraded_performance' },
    cause:
      'Reports by week looked for the week in the wrong year, because the first days of January can belong to the last week of December. The calculation now follows ISO 8601 and is tested for the next forty years.',
    updates: [
      {
        after: 232,
        status: 'investigating',
        says: 'Reports by week show nothing for this week. Reports by day and by month are right, and no data is missing. We are looking for the cause.',
      },
      {
        after: 508,
        status: 'identified',
        says: 'This update is late, and we are sorry for that: few of us work today. Reports look for this week in the wrong year. A correction is being tested.',
      },
      {
        after: 655,
        status: 'resolved',
        says: 'Reports by week show this week. Reports that were sent by email last night went out again, complete.',
      },
    ],
  },
  {
    on: '01-13',
    at: '09:50',
    severity: 'P1',
    title: 'Nobody can open the dashboard',
    over: 'Nobody could open the dashboard',
    components: {
      'dashboard-ui': 'major_outage',
      authentication: 'partial_outage',
      api: 'major_outage',
      database: 'major_outage',
    },
    impact: '**Please do not send data again.** What your programs send is kept and stored afterwards.',
    cause:
      'The disk of the main database ran full, and the database stopped. The alert that warns of it had been muted during a repair and was never switched on again. A full disk now switches over to the standby by itself, and a muted alert comes back after one day.',
    updates: [
      {
        after: 4,
        status: 'investigating',
        says: 'The dashboard and the API do not answer, for anyone. We are looking for the cause.',
      },
      {
        after: 17,
        status: 'investigating',
        says: 'The main database has stopped. Stored data is safe: the standby holds a complete copy. We are finding out why it stopped before we switch over.',
      },
      {
        after: 31,
        status: 'identified',
        says: 'The disk of the main database is full. We are switching over to the standby.',
      },
      {
        after: 55,
        status: 'identified',
        says: 'This update is 9 minutes late. The switch is done, and the standby is reading in the last minutes before the stop. The API answers again for reading.',
        components: {
          api: 'partial_outage',
          database: 'partial_outage',
          'dashboard-ui': 'partial_outage',
          authentication: 'operational',
        },
      },
      {
        after: 68,
        status: 'monitoring',
        says: 'The dashboard opens for everyone, and writing works again. We are watching it before we close this.',
        components: {
          api: 'operational',
          database: 'operational',
          'dashboard-ui': 'operational',
        },
      },
      {
        after: 82,
        status: 'resolved',
        says: 'Everything has worked for a quarter of an hour. Nothing that was stored is lost. Calls that failed between {+0} and {+55} were not stored; please send them again.',
      },
    ],
  },
  {
    on: '01-14',
    at: '10:30',
    severity: 'P3',
    title: 'Search misses the newest entries',
    over: 'Search missed the newest entries',
    components: { database: 'degraded_performance' },
    cause:
      'The search index was not copied to the standby, so after the outage of the day before it lacked what had been entered since. The index is now copied every minute.',
    updates: [
      {
        after: 22,
        status: 'identified',
        says: 'Search does not find entries of the last 24 hours; lists and reports show them. The index lost a day when we switched databases. We are building it anew, which takes about four hours.',
      },
      {
        after: 214,
        status: 'monitoring',
        says: 'The index is complete except for attachments, which follow within the hour.',
      },
      {
        after: 281,
        status: 'resolved',
        says: 'Search finds everything again, attachments included.',
      },
    ],
  },
  {
    on: '01-27',
    at: '13:15',
    severity: 'P4',
    title: 'Dates in exports are a day early',
    over: 'Dates in exports were a day early',
    components: { 'dashboard-ui': 'degraded_performance' },
    cause:
      'Dates without a time were written as midnight UTC, which west of Greenwich is the evening before.',
    updates: [
      {
        after: 190,
        status: 'identified',
        says: 'In time zones west of Greenwich, spreadsheets give each date without a time as the day before. The dashboard shows the right day. We are correcting the export.',
      },
      {
        after: 1225,
        status: 'resolved',
        says: 'Exports give the day that the dashboard shows. An export made since yesterday is right again once you download it anew.',
      },
    ],
  },
  {
    on: '02-05',
    at: '11:00',
    severity: 'P3',
    kind: 'performance',
    title: 'API calls are slow',
    over: 'API calls were slow',
    components: { api: 'degraded_performance' },
    cause:
      'A new nightly clean-up was set to run at noon, and it held locks that calls wait for. It now runs at night and in small steps.',
    updates: [
      {
        after: 19,
        status: 'investigating',
        says: 'API calls that write take 4 to 9 seconds instead of half a second. None fail. We are looking for the cause.',
      },
      {
        after: 47,
        status: 'identified',
        says: 'A clean-up of old entries holds locks that these calls wait for. We have stopped it and are letting its last step finish.',
      },
      {
        after: 88,
        status: 'resolved',
        says: 'Calls take half a second again.',
      },
    ],
  },
  {
    on: '02-19',
    at: '17:25',
    severity: 'P2',
    title: 'Webhooks do not arrive',
    over: 'Webhooks did not arrive',
    components: { integrations: 'partial_outage' },
    impact: 'Every webhook is kept and sent once this is over. The API gives the same data in the meantime.',
    cause:
      'We renewed the certificate with which we sign our connections, and left out the one above it, so most receivers refused them. Renewing now ends with a delivery to a receiver outside of our own network.',
    updates: [
      {
        after: 26,
        status: 'investigating',
        says: 'Most webhooks do not arrive: the receivers refuse our connection. Every one is kept. We are looking for the cause.',
      },
      {
        after: 63,
        status: 'identified',
        says: 'The certificate we installed at {-3} is incomplete, and most receivers do not trust it. We are adding what is missing.',
      },
      {
        after: 81,
        status: 'monitoring',
        says: 'New webhooks arrive at once. About 41,000 that waited are being sent, oldest first.',
        components: { integrations: 'degraded_performance' },
      },
      {
        after: 152,
        status: 'resolved',
        says: 'Every webhook that waited has arrived. A receiver can see the same event twice; its number tells.',
      },
    ],
  },
]
