import type { Messages } from '#site/words/en/messages.ts'

export const messages: Messages = {
  nothingHere: 'Diese Seite gibt es nicht.',
  nothingHereLead: 'Die Adresse ist falsch geschrieben, oder hier stand nie eine Seite.',
  elsewhere: [
    ['present', 'Der Stand jetzt'],
    ', ',
    ['history', 'was davor geschah'],
    ' oder ',
    ['subscribe', 'Meldungen per E-Mail'],
    '.',
  ],
  check: 'Sehen Sie in Ihr Postfach.',
  checkLead:
    'Wir haben Ihnen eine E-Mail mit einer Schaltfläche geschickt, die bestätigt, dass Sie es waren. Bis Sie darauf drücken, senden wir nichts.',
  checkAgain: [
    ' Ist sie auch dort nicht, prüfen Sie die Adresse auf Tippfehler und ',
    ['subscribe', 'geben Sie sie noch einmal ein'],
    '. Vor der Bestätigung schreiben wir einer Adresse höchstens einmal am Tag.',
  ],
  confirm: 'Ein Klick, und Sie haben abonniert.',
  confirmLead: 'Bis Sie auf die Schaltfläche drücken, senden wir nichts.',
  confirmButton: 'Bestätigen und Meldungen erhalten',
  notYou:
    'Wenn Sie das nicht angefordert haben, schließen Sie diese Seite. Wir schreiben Ihnen nicht noch einmal.',
  expired: 'Dieser Link gilt nicht mehr.',
  expiredLead: 'Er ist zu alt, wurde schon benutzt, oder ein Teil davon fehlt.',
  expiredNext: [
    'Wenn Sie schon auf die Schaltfläche gedrückt haben, haben Sie abonniert und müssen nichts tun. Wenn nicht, ',
    ['subscribe', 'abonnieren Sie noch einmal'],
    ', und wir senden Ihnen einen neuen Link.',
  ],
  subscribed: 'Sie haben abonniert.',
  subscribedLead: 'Wir schreiben, wenn etwas ausfällt und wenn es behoben ist.',
  stopsThem: 'Jede E-Mail enthält einen Link, der sie beendet.',
  stop: (address) => `Meldungen an ${address} beenden?`,
  stopLead: 'Danach schreiben wir an diese Adresse nicht mehr.',
  stopButton: (address) => `${address} abmelden`,
  stopped: 'Sie erhalten keine Meldungen mehr.',
  stoppedLead: 'Wir haben Ihre Adresse von der Liste gestrichen.',
  stoppedNext: [
    'Wenn das ein Versehen war, ',
    ['subscribe', 'abonnieren Sie noch einmal'],
    '. Dieselben Worte gibt es auch als ',
    ['rss', 'RSS'],
    ' oder ',
    ['atom', 'Atom'],
    '.',
  ],
  notOurs: 'Dieser Link ist keiner von unseren.',
  notOursLead: 'Vielleicht fehlt ein Teil davon, deshalb haben wir nichts geändert.',
  newestMail: {
    before: 'Öffnen Sie die neueste E-Mail von ',
    after: ' und drücken Sie an ihrem Ende auf den Link, der sie beendet.',
  },
}
