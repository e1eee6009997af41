/** What a page takes from outside itself: chance, and the time as the server tells it. */
export const chance = Math.random

let ahead = 0

export const now = () => Date.now() + ahead

export function setClock(server: string): void {
  ahead = Date.parse(server) - Date.now()
}
