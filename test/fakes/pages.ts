import type { Pages } from '#core/views/page-models.ts'

/** Stands for the built pages where a test is not about them: each says its path, the headline and its data. */
export const plainPages: Pages = {
  render(
    path,
    { view, language, base, console, incident, form, confirmation, departure, problem, month, filtered },
  ) {
    const shown = {
      path,
      headline: view.headline,
      open: view.open.map(({ id }) => id),
      incident: incident?.updates.map(({ message }) => message.html),
      month: month?.entries.map(({ id }) => id),
      filtered: filtered?.entries.map(({ id }) => id),
      older: filtered?.older,
      language,
      base,
      console,
      form,
      confirmation,
      departure,
      problem,
    }
    return Promise.resolve(`<!doctype html><title>${path}</title><pre>${JSON.stringify(shown)}</pre>`)
  },
}
