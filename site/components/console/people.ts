const number = new Intl.NumberFormat('en')

/** `1,284 people` */
export function people(count: number): string {
  return count === 1 ? '1 person' : `${number.format(count)} people`
}

/** `12 channels`: programs and chats, which are told beside people. */
export function channels(count: number): string {
  return count === 1 ? '1 channel' : `${number.format(count)} channels`
}

/** `1,284 people and 12 channels`; empty where it is nobody. */
export function audience({ told, hooks }: { told: number; hooks: number }): string {
  return [told > 0 ? people(told) : '', hooks > 0 ? channels(hooks) : ''].filter(Boolean).join(' and ')
}

export function figure(count: number): string {
  return number.format(count)
}
