import { type Area, openDesk } from '../kernel/desk.ts'
import { openCarrier } from './carrier.ts'
import { deliverMail, sweepMail } from './jobs.ts'
import type { Post } from './service.ts'

export interface MailOptions {
  readonly post: Post
}

export const mail =
  ({ post }: MailOptions): Area =>
  (house) => {
    const desk = openDesk(house)
    const { settings, clock } = house
    const carrier = settings.smtpUrl === null ? null : openCarrier(settings.smtpUrl, settings)
    house.jobs.push(deliverMail({ post, carrier }), sweepMail(clock))
    return desk
  }
