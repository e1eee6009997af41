/** What `npm start` sets besides the program itself. */
export const asStarted = { MALLOC_ARENA_MAX: '1', NODE_OPTIONS: '--max-semi-space-size=2' }
