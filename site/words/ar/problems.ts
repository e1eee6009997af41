import type { Problems } from '#site/words/en/problems.ts'

const title: Record<number, string> = {
  404: 'لا شيء هنا.',
  429: 'طلبات كثيرة جدًا.',
  500: 'خطأ من جانبنا.',
  503: 'هذا لا يعمل الآن.',
}
const lead: Record<number, string> = {
  404: 'في العنوان خطأ، أو لم يكن هنا شيء قط.',
  429: 'يرجى الانتظار قليلًا قبل المحاولة من جديد.',
  500: 'لم يتغيّر شيء. يرجى المحاولة من جديد بعد دقيقة.',
  503: 'لم يتغيّر شيء. يرجى المحاولة من جديد بعد دقيقة.',
}

export const problems: Problems = {
  unknown: 'لم ينجح ذلك.',
  unknownLead: 'لم يتغيّر شيء. يرجى المحاولة من جديد بعد دقيقة.',
  title: (status) => title[status] ?? 'في الطلب خطأ.',
  lead: (status) => lead[status] ?? 'لم يتغيّر شيء. يرجى الرجوع والمحاولة من جديد.',
}
