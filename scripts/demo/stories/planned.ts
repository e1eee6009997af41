/** Planned work as it was announced and told. `{+30}` in its words stands for the time 30 minutes after its start. */
export interface PlannedStory {
  title: string
  announces: string
  components: string[]
  /** Days between its announcement and its start. */
  announced: number
  /** Minutes from its start to the announced end. */
  lasts: number
  /** RFC 5545. */
  recurrence?: string
  updates: PlannedUpdate[]
  /** Called off so many hours before its start. */
  cancelled?: { before: number; says: string }
}

export interface PlannedUpdate {
  /** Minutes after the start. */
  after: number
  status: 'in_progress' | 'verifying' | 'completed'
  says: string
  /** The new end in minutes after the start, where it takes longer. */
  until?: number
}

export interface YearPlannedStory extends PlannedStory {
  /** `05-17`, its day in every year. */
  on: string
  /** `05:00`, UTC. */
  at: string
  /** Planned work prefers the weekend. */
  anyDay: true
}

/** Every first Sunday of a month. */
export const monthly: PlannedStory = {
  title: 'Monthly work on the database',
  announces:
    'Saving is off for up to five minutes while we install updates of the database. Reading is not affected.',
  components: ['database'],
  announced: 1,
  lasts: 60,
  recurrence: 'FREQ=MONTHLY;BYDAY=1SU',
  updates: [],
}

export const plannedOfTheYear: YearPlannedStory[] = [
  {
    on: '04-11',
    anyDay: true,
    at: '05:00',
    title: 'Move to a new database',
    announces:
      'The dashboard and the API are read-only from {+0} to {+180} while we move to a new database. What your programs send is kept and stored afterwards.',
    components: ['database', 'api', 'dashboard-ui'],
    announced: 21,
    lasts: 180,
    updates: [
      {
        after: 1,
        status: 'in_progress',
        says: 'We have started. Reading works; saving is off until we are done.',
      },
      { after: 75, status: 'in_progress', says: 'Half of the data is copied and compared. We are on time.' },
      {
        after: 168,
        status: 'verifying',
        says: 'Planned work is taking longer: two of 380 tables differ, and we are copying them anew. We now expect to finish by {+240}.',
        until: 240,
      },
      {
        after: 226,
        status: 'verifying',
        says: 'All tables agree. Saving is on again, and we are watching it.',
      },
      {
        after: 252,
        status: 'completed',
        says: 'The move is done, 72 minutes later than announced. Nothing is lost.',
      },
    ],
  },
  {
    on: '05-17',
    anyDay: true,
    at: '05:00',
    title: 'New machines for reports',
    announces: 'Reports are slower than usual while we change the machines they run on.',
    components: ['dashboard-ui'],
    announced: 7,
    lasts: 120,
    updates: [],
    cancelled: {
      before: 20,
      says: 'This work does not take place: two of the new machines have not arrived. We will announce a new day.',
    },
  },
  {
    on: '09-20',
    anyDay: true,
    at: '05:00',
    title: 'New certificates for sign-in',
    announces: 'Signing in pauses for up to two minutes. Nobody who is signed in is signed out.',
    components: ['authentication'],
    announced: 5,
    lasts: 30,
    updates: [
      { after: 0, status: 'in_progress', says: 'We have started. Signing in pauses now.' },
      { after: 2, status: 'verifying', says: 'Signing in works again, with the new certificates.' },
      { after: 18, status: 'completed', says: 'All regions use the new certificates.' },
    ],
  },
]

export const upcoming: PlannedStory = {
  title: 'Database upgrade, second half',
  announces: 'Reports and exports are read-only from {+0} to {+90}. Everything else keeps working.',
  components: ['database', 'dashboard-ui'],
  announced: 10,
  lasts: 90,
  updates: [],
}

export const underWay: PlannedStory = {
  title: 'Database upgrade, first half',
  announces: 'Reports and exports are read-only from {+0} to {+90}. Everything else keeps working.',
  components: ['database'],
  announced: 7,
  lasts: 90,
  updates: [
    {
      after: 0,
      status: 'in_progress',
      says: 'We have started. Reports open as before; saving and exporting are off until we are done.',
    },
    { after: 31, status: 'in_progress', says: 'The copy is done and we are checking it. We are on time.' },
  ],
}
