import type { ReportWords } from '#site/words/en/report.ts'

export const report: ReportWords = {
  link: 'Signaler un problème',
  title: 'Dites-nous ce qui ne fonctionne pas.',
  lead: 'Choisissez ce qui est en panne chez vous. Quand plusieurs personnes nous disent la même chose, notre équipe l’apprend aussitôt.',
  which: 'Qu’est-ce qui ne fonctionne pas chez vous ?',
  choose: 'Choisissez au moins un service.',
  send: 'Envoyer',
  button: 'Signaler',
  note: 'Nous comptons combien de personnes nous le disent et ne gardons rien d’autre : ni qui vous êtes, ni rien que d’autres verraient.',
  thanks: 'Merci, nous l’avons compté.',
  thanksLead:
    'Quand assez de personnes nous disent la même chose, notre équipe s’en occupe. Ce que nous savons déjà se trouve sur la page d’accueil.',
}
