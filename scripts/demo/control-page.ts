import { html } from 'hono/html'
import { type Service, type State, states } from './dashboard.ts'

const words: Record<State, { is: string; button: string }> = {
  working: { is: 'Working', button: 'Repair' },
  slow: { is: 'Slow: answers take 2.4 seconds', button: 'Make slow' },
  partly: { is: 'Partly working: every second request fails', button: 'Break half' },
  broken: { is: 'Not working: every request fails', button: 'Break' },
}

/** Every service with its state and a button for each other one; plain forms. */
export function controlPage(services: readonly Service[]) {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>Simulated dashboard</title>
        <style>
          ${style}
        </style>
      </head>
      <body>
        <main>
          <h1>Simulated dashboard</h1>
          <p>
            This stands in for the DuetRight Dashboard in the demo. Break a service here, and its health
            endpoints say so at once.
          </p>
          <table>
            ${services.map(row)}
          </table>
          <p>Endpoints: ${endpoints(services).map((path) => html`<a href="${path}">${path}</a> `)}</p>
        </main>
      </body>
    </html>`
}

function row({ id, name, state }: Service) {
  return html`<tr>
    <th scope="row">${name}</th>
    <td class="${state}">${words[state].is}</td>
    <td>
      ${states
        .filter((each) => each !== state)
        .map(
          (each) =>
            html`<form method="post" action="/services/${id}/${each}">
              <button aria-label="${words[each].button}: ${name}">${words[each].button}</button>
            </form> `,
        )}
    </td>
  </tr>`
}

function endpoints(services: readonly Service[]): string[] {
  return [
    '/api/health',
    '/api/health/detailed',
    '/api/health/services',
    ...services.map(({ id }) => `/api/health/services/${id}`),
  ]
}

const style = `
:root { color-scheme: light dark; --ink: light-dark(#14181a, #e8ecea); --line: light-dark(#dce0de, #2b3133) }
body { margin: 0; background: light-dark(#fff, #0f1213); color: var(--ink); font: 17px/1.5 system-ui, "Liberation Sans", sans-serif }
main { max-width: 60rem; margin: auto; padding: 3rem 1rem }
h1 { margin: 0 0 1rem; font-size: 2.4rem; line-height: 1.1; letter-spacing: -0.03em }
table { width: 100%; margin-block: 2rem; border-collapse: collapse; border-top: 2px solid var(--ink) }
th, td { padding: 0.75rem 1rem 0.75rem 0; border-bottom: 1px solid var(--line); text-align: start }
td:last-child { padding-inline-end: 0; text-align: end }
form { display: inline-block; margin: 0 0 0 0.5rem }
button { padding: 0.4rem 0.8rem; border: 2px solid var(--ink); border-radius: 2px; background: none; color: inherit; font: inherit; font-size: 15px }
.working { color: light-dark(#0b7040, #57c78c) } .slow { color: light-dark(#8f5b00, #e6b04a) }
.partly { color: light-dark(#b8430a, #ff9a62) } .broken { color: light-dark(#b30f2c, #ff7c84) }
a { color: inherit; margin-inline-end: 1rem; white-space: nowrap }
@media (max-width: 40rem) { tr, th, td { display: block; border: 0; padding: 0.25rem 0 } tr { padding-block: 0.75rem; border-bottom: 1px solid var(--line) } td:last-child { text-align: start } form { margin: 0 0.5rem 0 0 } }
`
