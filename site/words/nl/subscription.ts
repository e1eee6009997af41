import type { SubscriptionWords } from '#site/words/en/subscription.ts'

export const subscription: SubscriptionWords = {
  tab: 'Uw berichten.',
  title: 'Wat u van ons krijgt.',
  lead: (address) => `Berichten aan ${address}. Verander hier wat u wilt en bewaar het.`,
  saved: 'Bewaard. Dit krijgt u van nu af aan.',
  endsChosen:
    '“Alleen begin en einde” is hieronder gekozen. Bewaar het, en u krijgt twee e-mails per storing.',
  servicesChosen: 'Kies hieronder diensten en bewaar ze.',
  save: 'Bewaren',
  notSaved: 'Er is nog niets bewaard.',
  followed: 'Storingen die u volgt',
  followedMeans: 'Alles erover, meteen, tot hij voorbij is',
  onlyFollowed: 'Alleen de storingen die ik volg',
  onlyFollowedMeans: 'We vergeten uw adres als ze voorbij zijn',
  data: 'Wat we over u bewaren',
  dataLead: 'Uw adres, wat u hier koos en wanneer u het bevestigde. Verder niets.',
  download: 'Alles downloaden als JSON',
  leave: 'Stoppen en vergeten worden',
  leaveLead: 'We verwijderen uw adres en alles wat u koos.',
  follow: 'Deze storing per e-mail volgen',
  followLead:
    'We schrijven alleen over deze storing en stoppen als hij voorbij is. Daarna vergeten we uw adres.',
  followButton: 'Stuur het mij',
  again: 'Zullen we u weer schrijven?',
  againLead: 'Een knop in een e-mail heeft dit adres afgemeld. Druk hier, en alles is zoals het was.',
  againButton: 'Mij weer abonneren',
}
