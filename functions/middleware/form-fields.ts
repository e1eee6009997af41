import type { Context } from 'hono'

/** Every text that a form sent under a name, by that name. */
export async function fieldsOf(c: Context): Promise<(name: string) => string[]> {
  const body = await c.req.parseBody({ all: true })
  return (name) => [body[name]].flat().filter((value) => typeof value === 'string')
}
