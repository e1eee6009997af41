const number = new Intl.NumberFormat('en')

/** `1,284 people` */
export function people(count: number): string {
  return count === 1 ? '1 person' : `${number.format(count)} people`
}

export function figure(count: number): string {
  return number.format(count)
}
