/** The page on which subscribers change what they get, and what leads back to it. */
export const subscription = {
  tab: 'Your notices.',
  title: 'What you get from us.',
  lead: (address: string) => `Notices to ${address}. Change here what you like, and save it.`,
  saved: 'Saved. This is what you get from now on.',
  endsChosen: '“Start and end only” is chosen below. Save it, and you get two emails for each incident.',
  servicesChosen: 'Choose services below, and save them.',
  save: 'Save',
  notSaved: 'Nothing was saved yet.',
  followed: 'Incidents you follow',
  followedMeans: 'Everything about it at once, until it is over',
  onlyFollowed: 'Only the incidents I follow',
  onlyFollowedMeans: 'We forget your address when they are over',
  data: 'What we keep about you',
  dataLead: 'Your address, what you chose here, and when you confirmed it. Nothing else.',
  download: 'Download all of it as JSON',
  leave: 'Stop and be forgotten',
  leaveLead: 'We remove your address and everything you chose.',
  follow: 'Follow this incident by email',
  followLead: 'We write about this incident only, and stop when it is over. Then we forget your address.',
  followButton: 'Send it to me',
  again: 'Shall we write to you again?',
  againLead: 'A button in an email unsubscribed this address. Press here, and everything is as it was.',
  againButton: 'Subscribe me again',
}

export type SubscriptionWords = typeof subscription
