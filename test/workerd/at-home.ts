/** Wrangler asks nobody outside: not for updates, not where a request comes from, and tells nobody what it did. */
export const atHome = {
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
  WRANGLER_HIDE_BANNER: 'true',
  WRANGLER_SEND_ERROR_REPORTS: 'false',
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_WRITE_LOGS: 'false',
}

Object.assign(process.env, atHome)
