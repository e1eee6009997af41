import type { Permission } from '#core/operators/permissions.ts'
import type { ConsoleModel } from '#core/views/console/console-model.ts'

export interface Desk extends ConsoleModel {
  may(permission: Permission): boolean
}

/** What a page of the console works with, from `Astro.locals`. */
export function deskOf({ console }: Pick<App.Locals, 'console'>): Desk {
  if (!console) throw new Error('A page of the console was rendered without its model.')
  const { actor } = console
  return { ...console, may: (permission) => actor?.may.includes(permission) ?? false }
}
