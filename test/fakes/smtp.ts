import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

/** A mail as its recipient gets it. */
export interface ArrivedMail {
  from: { name: string; address: string }
  /** Everyone it was delivered to. */
  to: string[]
  subject: string
  html: string
  text: string
  messageId: string
  /** What stands in each header field, by its name in lower case; one value each time it stands there. */
  headers: Record<string, string[]>
  /** The types of its parts, the outer one first. */
  structure: string[]
  source: Buffer
}

export interface SmtpCatcher {
  /** `smtp://127.0.0.1:PORT` */
  url: string
  mails: ArrivedMail[]
  /** Answers 550 to this recipient. */
  refuse(address: string): void
  /** Answers this, instead of taking the next mail. */
  answerNext(code: number, text: string): void
  /** Answers this to everyone who connects. */
  greet(code: number, text: string): void
  /** Takes the next mail and hangs up before saying so. */
  hangUpNext(): void
  close(): Promise<void>
}

/** A mail server that keeps what it takes; with a login it takes nothing without it. */
export async function smtpCatcher(login?: { user: string; password: string }): Promise<SmtpCatcher> {
  const mails: ArrivedMail[] = []
  const refused = new Set<string>()
  const sockets = new Set<Socket>()
  let next: Error | 'hang up' | null = null
  let greeting: Error | null = null

  const server = new SMTPServer({
    authOptional: !login,
    allowInsecureAuth: true,
    hideSTARTTLS: true,
    disableReverseLookup: true,
    onConnect: (_session, done) => {
      done(greeting)
    },
    onAuth: ({ username, password }, _session, done) => {
      if (username === login?.user && password === login?.password) done(null, { user: username })
      else done(answer(535, 'Wrong user or password'))
    },
    onRcptTo: ({ address }, _session, done) => {
      done(refused.has(address) ? answer(550, `No mailbox ${address} here`) : null)
    },
    onData: (stream, { envelope }, done) => {
      const told = next
      next = null
      void buffer(stream).then(async (source) => {
        if (told instanceof Error) return done(told)
        mails.push({ ...(await mailFrom(source)), to: envelope.rcptTo.map(({ address }) => address) })
        if (told === 'hang up') for (const socket of sockets) socket.destroy()
        else done()
      })
    },
  })
  server.on('error', () => undefined)
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.server.address() as AddressInfo

  return {
    url: `smtp://${login ? `${login.user}:${login.password}@` : ''}127.0.0.1:${port}`,
    mails,
    refuse: (address) => void refused.add(address),
    answerNext: (code, text) => void (next = answer(code, text)),
    greet: (code, text) => void (greeting = answer(code, text)),
    hangUpNext: () => void (next = 'hang up'),
    close: () =>
      new Promise((closed) => {
        server.close(closed)
        for (const socket of sockets) socket.destroy()
      }),
  }
}

/** Reads a message from its source, the recipients from its fields. */
export async function mailFrom(source: Buffer): Promise<ArrivedMail> {
  const { from, to, subject, html, text, messageId, headerLines } = await simpleParser(source)
  const [sender] = from?.value ?? []
  const headers: Record<string, string[]> = {}
  for (const { key, line } of headerLines) {
    headers[key] = [
      ...(headers[key] ?? []),
      line
        .slice(line.indexOf(':') + 1)
        .replaceAll(/\r?\n/g, '')
        .trim(),
    ]
  }
  return {
    from: { name: sender?.name ?? '', address: sender?.address ?? '' },
    to: [to ?? []].flat().flatMap(({ value }) => value.map(({ address }) => address ?? '')),
    subject: subject ?? '',
    html: html || '',
    text: text ?? '',
    messageId: messageId ?? '',
    headers,
    structure: [...source.toString('latin1').matchAll(/^content-type: *([\w/-]+)/gim)].map(
      ([, type = '']) => type,
    ),
    source,
  }
}

function answer(responseCode: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode })
}
