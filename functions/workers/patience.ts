/** Before anything that happened. */
export const longAgo = -Infinity

/** What the work comes to, or `otherwise` after so many milliseconds. */
export function within<T>(milliseconds: number, work: Promise<T>, otherwise: T): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      resolve(otherwise)
    }, milliseconds)
    work.then(resolve, reject).finally(() => {
      clearTimeout(timer)
    })
  })
}
