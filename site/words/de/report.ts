import type { ReportWords } from '#site/words/en/report.ts'

export const report: ReportWords = {
  link: 'Problem melden',
  title: 'Sagen Sie uns, was nicht geht.',
  lead: 'Wählen Sie, was bei Ihnen ausfällt. Wenn uns mehrere dasselbe sagen, erfährt es unser Team sofort.',
  which: 'Was geht bei Ihnen nicht?',
  choose: 'Wählen Sie mindestens einen Dienst.',
  send: 'Absenden',
  button: 'Melden',
  note: 'Wir zählen, wie viele es uns sagen, und behalten sonst nichts: nicht, wer Sie sind, und nichts, was andere sehen.',
  thanks: 'Danke, wir haben es gezählt.',
  thanksLead:
    'Wenn genug Menschen uns dasselbe sagen, sieht unser Team nach. Was wir schon wissen, steht auf der Startseite.',
}
