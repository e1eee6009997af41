import type { SubscriptionWords } from '#site/words/en/subscription.ts'

export const subscription: SubscriptionWords = {
  tab: 'Ihre Meldungen.',
  title: 'Was Sie von uns erhalten.',
  lead: (address) => `Meldungen an ${address}. Ändern Sie hier, was Sie möchten, und speichern Sie es.`,
  saved: 'Gespeichert. Das erhalten Sie von jetzt an.',
  endsChosen:
    '„Nur Anfang und Ende“ ist unten gewählt. Speichern Sie es, dann erhalten Sie zwei E-Mails je Störung.',
  servicesChosen: 'Wählen Sie unten Dienste aus und speichern Sie.',
  save: 'Speichern',
  notSaved: 'Noch wurde nichts gespeichert.',
  followed: 'Störungen, denen Sie folgen',
  followedMeans: 'Alles dazu sofort, bis sie vorbei ist',
  onlyFollowed: 'Nur die Störungen, denen ich folge',
  onlyFollowedMeans: 'Wir vergessen Ihre Adresse, wenn sie vorbei sind',
  data: 'Was wir über Sie speichern',
  dataLead: 'Ihre Adresse, was Sie hier gewählt haben, und wann Sie es bestätigt haben. Sonst nichts.',
  download: 'Alles davon als JSON herunterladen',
  leave: 'Beenden und vergessen werden',
  leaveLead: 'Wir entfernen Ihre Adresse und alles, was Sie gewählt haben.',
  follow: 'Dieser Störung per E-Mail folgen',
  followLead:
    'Wir schreiben nur zu dieser Störung und hören auf, wenn sie vorbei ist. Dann vergessen wir Ihre Adresse.',
  followButton: 'Mir zusenden',
  again: 'Sollen wir Ihnen wieder schreiben?',
  againLead:
    'Eine Schaltfläche in einer E-Mail hat diese Adresse abgemeldet. Drücken Sie hier, dann ist alles wie zuvor.',
  againButton: 'Wieder abonnieren',
}
