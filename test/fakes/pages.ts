import type { Pages } from '#core/views/page-models.ts'

/** Stands for the built pages where a test is not about them: each says its path, the headline and its data. */
export const plainPages: Pages = {
  render(
    path,
    { view, language, base, console, incident, form, confirmation, hook, departure, problem, ...more },
  ) {
    const shown = {
      path,
      headline: view.headline,
      open: view.open.map(({ id }) => id),
      incident: incident?.updates.map(({ message }) => message.html),
      hook,
      month: more.month?.entries.map(({ id }) => id),
      filtered: more.filtered?.entries.map(({ id }) => id),
      older: more.filtered?.older,
      language,
      base,
      console,
      form,
      confirmation,
      departure,
      subscription: more.subscription,
      problem,
    }
    return Promise.resolve(`<!doctype html><title>${path}</title><pre>${JSON.stringify(shown)}</pre>`)
  },
}
