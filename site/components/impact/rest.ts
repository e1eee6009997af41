import { counted } from '#core/words/times.ts'

/** `The other nine services kept working.` */
export function restWords(others: number, over: boolean): string {
  const keep = over ? 'kept' : 'keep'
  if (others === 0) return 'No service was left untouched.'
  if (others === 1) return `The other service ${over ? 'kept' : 'keeps'} working.`
  return `The other ${counted(others, 'service')} ${keep} working.`
}
