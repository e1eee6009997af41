import type { SubscriptionWords } from '#site/words/en/subscription.ts'

export const subscription: SubscriptionWords = {
  tab: 'Vos avis.',
  title: 'Ce que vous recevez de nous.',
  lead: (address) => `Les avis à ${address}. Changez ici ce que vous voulez, puis enregistrez.`,
  saved: 'Enregistré. Voici ce que vous recevez désormais.',
  endsChosen:
    '« Le début et la fin seulement » est choisi ci-dessous. Enregistrez, et vous recevez deux e-mails par incident.',
  servicesChosen: 'Choisissez des services ci-dessous, puis enregistrez.',
  save: 'Enregistrer',
  notSaved: 'Rien n’est encore enregistré.',
  followed: 'Incidents que vous suivez',
  followedMeans: 'Tout à son sujet, tout de suite, jusqu’à sa fin',
  onlyFollowed: 'Seulement les incidents que je suis',
  onlyFollowedMeans: 'Nous oublions votre adresse quand ils sont terminés',
  data: 'Ce que nous gardons de vous',
  dataLead: 'Votre adresse, vos choix sur cette page et la date de leur confirmation. Rien d’autre.',
  download: 'Tout télécharger en JSON',
  leave: 'Arrêter et être oublié',
  leaveLead: 'Nous supprimons votre adresse et tous vos choix.',
  follow: 'Suivre cet incident par e-mail',
  followLead:
    'Nous écrivons au sujet de cet incident seulement, et arrêtons à sa fin. Puis nous oublions votre adresse.',
  followButton: 'Me l’envoyer',
  again: 'Voulez-vous recevoir de nouveau nos avis ?',
  againLead:
    'Un bouton dans un e-mail a désabonné cette adresse. Appuyez ici, et tout redevient comme avant.',
  againButton: 'Me réabonner',
}
