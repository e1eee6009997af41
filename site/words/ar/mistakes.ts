import type { Mistakes } from '#site/words/en/mistakes.ts'

export const mistakes: Mistakes = {
  title: 'لم يُرسل شيء بعد.',
  noAddress: 'أدخلوا عنوان بريدكم الإلكتروني، مثل name@example.com. كان الحقل فارغًا.',
  wrongAddress: (entered) => `أدخلوا عنوانًا فيه @، مثل name@example.com. ما أُدخل هو «${entered}».`,
  longAddress: (longest, entered) => `الحد الأقصى لعدد الأحرف ${longest}. ما أُدخل هو «${entered}».`,
  noService: 'اختاروا خدمة واحدة على الأقل، أو اختاروا «كل شيء».',
  chooseAgain: () => 'هذا الخيار غير موجود. يرجى الاختيار من جديد.',
  other: (expected, got) => `كان المتوقع «${expected}» ووصل «${got}».`,
}
