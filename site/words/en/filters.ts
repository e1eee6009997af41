/** The history by service and severity. */
export const filters = {
  title: 'Search all months',
  service: 'Service',
  severity: 'Severity',
  allServices: 'All services',
  allSeverities: 'All severities',
  show: 'Show these incidents',
  everything: 'All incidents.',
  about: (service: string) => `Incidents about ${service}.`,
  of: (severity: string) => `${severity} incidents.`,
  ofAbout: (severity: string, service: string) => `${severity} incidents about ${service}.`,
  newestFirst: 'The newest first.',
  /** A later page of the list; the date of the first one on it. */
  fromBack: (date: string) => `From ${date} back, the newest first.`,
  found: 'What happened',
  none: 'There has been no such incident.',
  noOlder: 'There is no older one.',
  anyService: 'Show all services',
  anySeverity: 'Show all severities',
  byMonth: 'Show the history month by month',
  older: 'Older incidents',
  newest: 'Back to the newest',
  noneBefore: 'None is older',
}

export type Filters = typeof filters
