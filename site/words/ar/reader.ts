import type { Reader } from '#site/words/en/reader.ts'

export const reader: Reader = {
  locale: 'ar-u-nu-latn',
  updated: 'تم تحديث هذه الصفحة.',
  published: (ago) => `نُشرت ${ago}.`,
  old: (age, every) => `مضى على هذه الصفحة ${age}. لم نتمكن من الوصول إلى الخادم ونعيد المحاولة كل ${every}.`,
  stale: (age, every) => `مضى على هذه الصفحة ${age}. لم نتمكن من التحقق منها ونعيد المحاولة كل ${every}.`,
  quiet: (day) => `${day}: يعمل`,
  unwatched: (day) => `${day}: بلا مراقبة`,
  keys: 'استخدم مفاتيح الأسهم للتنقل بين الأيام.',
}
