import type { ServiceWords } from '#site/words/en/service.ts'

export const service: ServiceWords = {
  title: (name) => `${name}.`,
  description: (name, product) => `Hoe ${name} van ${product} werkt, dag voor dag.`,
  openNow: 'Nu gaande',
  inShort: 'In het kort',
  last: (days) => `Afgelopen ${days} dagen`,
  roundedDown: 'beschikbaarheid, naar beneden afgerond',
  troubledDays: 'Dagen met storing',
  ofDays: (days) => `van ${days} gevolgde ${days === 1 ? 'dag' : 'dagen'}`,
  howCounted: 'Alle maanden, en hoe het wordt berekend',
  dayByDay: 'Dag voor dag',
  affected: (duration) => `${duration} getroffen`,
  stretch: (state, days) => `${state}, ${days} ${days === 1 ? 'dag' : 'dagen'}`,
  more: (others) => `en nog ${others}`,
  /** How fast it answers its checks. */
  speed: {
    title: 'Antwoordtijd',
    within: (half, most) => `De helft van alle antwoorden kwam binnen ${half}, 95 van de 100 binnen ${most}.`,
    lastDay: 'Laatste 24 uur',
    lines:
      'De doorgetrokken lijn is de tijd waarbinnen de helft van alle antwoorden kwam, de stippellijn die van 95 van de 100.',
    nothing: 'In deze tijd is geen antwoord gemeten.',
  },
  incidents: 'Storingen',
  noneIn: (days) => `Geen storing in de afgelopen ${days} dagen.`,
  allAbout: (name) => `Alle storingen bij ${name}`,
  elsewhere: 'Elders',
  subscribe: 'Berichten hierover per e-mail ontvangen',
  badge: 'De toestand als kleine afbeelding, voor uw eigen pagina’s:',
}
