import type { Subscribe } from '#site/words/en/subscribe.ts'
import { inWords, plural } from './counts.ts'

export const subscribe: Subscribe = {
  tab: 'S’abonner.',
  tabRefused: 'Abonnement non enregistré.',
  title: 'Recevoir les avis par e-mail.',
  lead: 'Nous écrivons quand quelque chose tombe en panne, pendant que nous réparons, et quand c’est réparé.',
  description:
    'Recevez un e-mail quand quelque chose tombe en panne, pendant que nous réparons, et quand c’est réparé.',
  address: 'Votre adresse e-mail',
  addressUse: 'Nous l’utilisons pour ces avis et pour rien d’autre.',
  about: 'À quel sujet',
  everything: 'Tout',
  allServices: (count) => plural(count, { one: 'L’unique service', other: `Les ${inWords(count)} services` }),
  someServices: 'Certains services seulement',
  chooseBelow: 'Choisissez-les ci-dessous',
  howMuch: 'À quelle fréquence',
  everyUpdate: 'Chaque mise à jour',
  everyUpdateMeans: (severity, every) => `Pour un incident ${severity}, une ${every}, jusqu’à la correction`,
  ends: 'Le début et la fin seulement',
  endsMeans: 'Un e-mail à la panne, un à la correction',
  confirm: 'Confirmer',
  button: 'S’abonner',
  whatNext:
    'Vous recevez un e-mail avec un bouton qui confirme que c’était bien vous. Tant que vous n’appuyez pas dessus, nous n’envoyons rien.',
  spam: {
    before: 'Si aucun e-mail n’arrive dans les cinq minutes, cherchez dans vos courriers indésirables ',
    after: '.',
  },
  joinNote: [
    'Nous écrivons quand quelque chose tombe en panne, pendant que nous réparons, et quand c’est réparé. Chaque e-mail contient un lien qui les arrête. Vous pouvez aussi ',
    ['choose', 'choisir des services ou moins d’e-mails'],
    '.',
  ],
  withoutEmail: 'Sans e-mail',
  feeds: [
    'Les mêmes mots, au même moment, en ',
    ['rss', 'RSS'],
    ', en ',
    ['atom', 'Atom'],
    ' ou en ',
    ['json', 'flux JSON'],
    '. Pour les programmes, la situation actuelle en ',
    ['api', 'JSON'],
    '.',
  ],
}
