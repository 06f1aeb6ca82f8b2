import { dialog, heading, menu, press, type Scene } from './scene.ts'

const owner = { who: 'owner' } as const

/** For who looks after the house. */
export const house: readonly Scene[] = [
  { name: 'how the house is', at: 'admin', ...owner, sees: heading('This house') },
  { name: 'everybody with an account', at: 'admin/people', ...owner, sees: heading('People') },
  {
    name: 'what can be done with somebody',
    at: 'admin/people',
    ...owner,
    shows: ['admin/people/person-line'],
    act: press('What to do with Ben'),
    sees: menu,
  },
  {
    name: 'suspending somebody',
    at: 'admin/people',
    ...owner,
    shows: ['admin/people/suspend-dialog'],
    act: async (page) => {
      await press('What to do with Ben')(page)
      await page.getByRole('menuitem', { name: 'Suspend…' }).press('Enter')
    },
    sees: dialog,
  },
  { name: 'every project', at: 'admin/projects', ...owner, sees: heading('Projects') },
  { name: 'what was reported', at: 'admin/moderation', ...owner, sees: heading('Moderation') },
  {
    name: 'taking down what was reported',
    at: 'admin/moderation',
    ...owner,
    shows: ['admin/moderation/decide-dialog'],
    act: press(/^Take down: /),
    sees: dialog,
  },
  { name: 'what takes room', at: 'admin/storage', ...owner, sees: heading('Storage') },
  { name: 'work by the clock', at: 'admin/jobs', ...owner, sees: heading('Jobs') },
  { name: 'what went wrong', at: 'admin/errors', ...owner, sees: heading('Errors') },
  { name: 'who may sign up', at: 'admin/sign-up', ...owner, sees: heading('Sign-up') },
]
