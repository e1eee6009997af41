import { NothingTaken } from '#core/deliveries/limits.ts'
import type { Mailer } from '#core/ports.ts'

/** Sends nothing; every batch stays due until a provider is there. */
export function waitingMailer(): Mailer {
  return {
    name: 'resend',
    batchLimit: 100,
    send: () => Promise.reject(new NothingTaken('account', 'Mail waits until RESEND_API_KEY is set', 60)),
  }
}
