import { changeMe as changeMeQuestion, getMe } from '@chapterhouse/shared/users/contract'
import { answer } from '../kernel/answer.ts'
import { type Area, openDesk } from '../kernel/desk.ts'
import { changeMe, loadMe } from './service.ts'

export const users: Area = (house) => {
  const desk = openDesk(house)
  answer(desk, getMe, ({ actor, tx }) => loadMe(tx, actor.userId))
  answer(desk, changeMeQuestion, ({ actor, tx, body }) => changeMe(tx, actor.userId, body))
  return desk
}
