import type { ComponentStatus } from '#core/components/status.ts'
import type { Site } from '#core/settings/site.ts'
import { directionOf } from '#core/words/languages.ts'
import { escapeHtml } from '#core/words/markdown.ts'
import type { RecipientWords } from './mail-links.ts'
import type { MailVoice } from './words/voice.ts'

// Mail programs read tables and inline styles; the <style> block only refines what they show without it.

const signs: Record<ComponentStatus, { mark: string; light: string; dark: string; outline: string }> = {
  operational: {
    mark: '&#10003;',
    light: '#0b7040',
    dark: '#57c78c',
    outline: 'circle(50%)',
  },
  degraded_performance: {
    mark: '!',
    light: '#8f5b00',
    dark: '#e6b04a',
    outline: 'polygon(50% 0, 100% 94%, 0 94%)',
  },
  partial_outage: {
    mark: '&#9680;',
    light: '#b8430a',
    dark: '#ff9a62',
    outline: 'polygon(50% 0, 100% 50%, 50% 100%, 0 50%)',
  },
  major_outage: {
    mark: '&times;',
    light: '#b30f2c',
    dark: '#ff7c84',
    outline: 'polygon(29% 0, 71% 0, 100% 29%, 100% 71%, 71% 100%, 29% 100%, 0 71%, 0 29%)',
  },
  under_maintenance: {
    mark: '&#9881;',
    light: '#1c55b0',
    dark: '#8bb6ff',
    outline: 'inset(0)',
  },
}

const ink = 'color:#14181a'
const soft = 'color:#475053'

interface Sign {
  status: ComponentStatus
  word: string
}

export interface Frame {
  subject: string
  preview: string
  site: Site
  reader: MailVoice
  writer: MailVoice
  sign: Sign | null
  beside: string
  headline: string
  /** Safe HTML. */
  body: string
  foot: RecipientWords | null
}

/** The pieces a message is built from; every argument named `html` is safe already. */
export const part = {
  paragraph: (html: string) =>
    html.includes('<p>') || html.includes('<ul>')
      ? `<div dir="auto" class="v" style="margin:0 0 22px;${ink};font-size:17px;line-height:26px">${withoutMargins(html)}</div>`
      : `<p style="margin:0 0 22px;${ink};font-size:17px;line-height:26px">${html}</p>`,

  facts: (facts: { label: string; html: string }[]) =>
    `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin:0 0 24px">${facts.map(fact).join('')}</table>`,

  promise: (label: string, html: string) =>
    `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin:0 0 26px"><tr><td class="box" style="border:2px solid #14181a;border-radius:3px;padding:14px 18px 16px"><span class="soft" style="display:block;${soft};font-size:15px;line-height:20px">${escapeHtml(label)}</span><b class="at" style="display:block;${ink};font-size:32px;line-height:38px;font-weight:600;letter-spacing:-.02em">${html}</b></td></tr></table>`,

  button: (label: string, html: string) =>
    `<p style="margin:0 0 26px"><a class="go" href="${html}" style="display:inline-block;border:2px solid #14181a;border-radius:3px;background:#14181a;color:#ffffff;font-size:16px;line-height:22px;font-weight:600;text-decoration:none;padding:11px 20px">${escapeHtml(label)}</a></p>`,
}

function fact({ label, html }: { label: string; html: string }): string {
  return `<tr><td class="k" style="padding:10px 0;border-top:1px solid #dce0de;vertical-align:top;width:164px;${soft};font-size:15px;line-height:22px">${escapeHtml(label)}</td><td dir="auto" class="v" style="padding:10px 0;border-top:1px solid #dce0de;vertical-align:top;${ink};font-size:16px;line-height:24px;word-break:break-word">${withoutMargins(html)}</td></tr>`
}

function withoutMargins(html: string): string {
  return html.replaceAll('<p>', '<p style="margin:0 0 8px">')
}

export function frame({
  subject,
  preview,
  site,
  reader,
  writer,
  sign,
  beside,
  headline,
  body,
  foot,
}: Frame): string {
  const { language } = reader
  const direction = directionOf(language)
  const start = direction === 'rtl' ? 'right' : 'left'
  const written = writer.language === language ? '' : ` lang="${writer.language}" dir="auto"`
  const look = sign ? signs[sign.status] : null
  return `<!doctype html>
<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escapeHtml(subject)}</title>
<style>
:root { color-scheme: light dark }
${look ? `.mark { clip-path: ${look.outline} }` : ''}
a.go:hover { text-decoration: underline }
@media (max-width: 480px) {
h1 { font-size: 30px !important; line-height: 34px !important }
.k, .v { display: block; width: auto !important }
.k { padding-bottom: 0 !important } td.v { border-top: 0 !important; padding-top: 0 !important }
}
@media (prefers-color-scheme: dark) {
body, .sheet { background: #0f1213 !important }
h1, .v, p, .brand, .at { color: #e8ecea !important }
.soft, .k, .soft a { color: #b3bbbd !important }
.k, .v, .rule { border-color: #2b3133 !important }
.v a { color: #e8ecea !important }
${look ? `.word { color: ${look.dark} !important } .mark { background: ${look.dark} !important; color: #0f1213 !important }` : ''}
.box, .go { border-color: #e8ecea !important }
.go { background: #e8ecea !important; color: #0f1213 !important }
}
</style>
</head>
<body style="margin:0;background:#ffffff;-webkit-text-size-adjust:100%">
<div style="display:none;max-height:0;overflow:hidden">${escapeHtml(preview)}</div>
<div role="article" aria-roledescription="email" aria-label="${escapeHtml(subject)}" lang="${language}" dir="${direction}">
<table role="presentation" class="sheet" width="100%" cellpadding="0" cellspacing="0" style="background:#ffffff;font-family:system-ui,-apple-system,'Segoe UI',Roboto,Arial,sans-serif"><tr><td align="center" style="padding:28px 20px 40px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px;text-align:${start}">
<tr><td class="rule" style="padding-bottom:14px;border-bottom:1px solid #14181a"><span class="brand" style="font-size:15px;line-height:20px;font-weight:600;${ink}">${escapeHtml(site.name)}</span> <span class="soft" style="font-size:15px;${soft}">Status</span></td></tr>
<tr><td style="padding:28px 0 10px">${look && sign ? signRow(look, sign, beside, start) : ''}</td></tr>
<tr><td><h1 dir="auto" style="margin:0 0 14px;${ink};font-size:38px;line-height:42px;font-weight:600;letter-spacing:-.025em;word-break:break-word">${escapeHtml(headline)}</h1>
<div${written}>${body}</div></td></tr>
${foot ? footRow(foot, reader) : ''}</table></td></tr></table>
</div>
</body>
</html>
`
}

function signRow(
  look: (typeof signs)[ComponentStatus],
  sign: Sign,
  beside: string,
  start: 'left' | 'right',
): string {
  return `<table role="presentation" cellpadding="0" cellspacing="0"><tr>
<td class="mark" width="34" height="34" align="center" style="background:${look.light};color:#ffffff;font-size:24px;line-height:34px;font-weight:700">${look.mark}</td>
<td style="padding-${start}:12px;font-size:16px;line-height:22px"><b class="word" style="color:${look.light};font-weight:600">${escapeHtml(sign.word)}</b>&ensp;<span class="soft" style="${soft}">${escapeHtml(beside)}</span></td></tr></table>`
}

function footRow({ why, ...links }: RecipientWords, { words }: MailVoice): string {
  const link = (href: string, label: string) => `<a href="${href}" style="${soft}">${escapeHtml(label)}</a>`
  const all = [
    link(links.onlyEnds, words.onlyEnds),
    link(links.chooseServices, words.chooseServices),
    link(links.unsubscribe, words.unsubscribe),
  ]
  return `<tr><td style="padding-top:12px"><p class="soft rule" style="margin:0;padding-top:14px;border-top:1px solid #dce0de;${soft};font-size:14px;line-height:21px">${why}<br>${all.join(' &ensp; ')}</p></td></tr>
`
}
