import { type Area, openDesk } from '../kernel/desk.ts'
import { answerHouse } from './house/routes.ts'
import { answerModeration } from './moderation/routes.ts'
import { answerPeople } from './people/routes.ts'
import { answerProjects } from './projects/routes.ts'

/** For who looks after the house. Nobody else learns that any of it is there. */
export const admin: Area = (house) => {
  const desk = openDesk(house)
  answerHouse(desk)
  answerPeople(desk)
  answerProjects(desk)
  answerModeration(desk)
  return desk
}
