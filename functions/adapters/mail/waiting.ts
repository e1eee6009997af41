import { Refusal } from '#core/errors.ts'
import type { Mailer } from '#core/ports.ts'

/** Sends nothing; every batch stays due until a provider is there. */
export function waitingMailer(): Mailer {
  return {
    name: 'resend',
    batchLimit: 100,
    send: () => Promise.reject(new Refusal('unavailable', 'Mail waits until RESEND_API_KEY is set')),
  }
}
