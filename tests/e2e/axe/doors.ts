import { textOf } from '../writing.ts'
import { linkPassword } from './cast.ts'
import { heading, type Scene } from './scene.ts'

const stranger = { who: 'stranger' } as const

/** An invitation that nobody gave. */
export const nowhere = 'invite/:nothing'

/** Before one is signed in, and where nothing is. */
export const doors: readonly Scene[] = [
  { name: 'sign in', at: 'sign-in', ...stranger, sees: heading(/./) },
  {
    name: 'sign in, refused',
    at: 'sign-in',
    ...stranger,
    act: async (page) => {
      await page.getByLabel('E-mail address').fill('nobody@example.org')
      await page.getByLabel('Password', { exact: true }).fill('not the password')
      await page.keyboard.press('Enter')
    },
    sees: (page) => page.getByText('E-mail address or password is wrong'),
  },
  {
    name: 'sign in, nothing typed',
    at: 'sign-in',
    anew: true,
    ...stranger,
    act: (page) => page.getByRole('button', { name: 'Sign in' }).click(),
    sees: (page) => page.locator('[aria-invalid=true]').first(),
  },
  { name: 'a forgotten password', at: 'forgot-password', ...stranger, sees: heading(/^Forgot/) },
  {
    name: 'a forgotten password, asked for',
    at: 'forgot-password',
    ...stranger,
    act: async (page) => {
      await page.getByLabel('E-mail address').fill('nobody@example.org')
      await page.keyboard.press('Enter')
    },
    sees: (page) => page.getByText('This server sends no mail'),
  },
  { name: 'what is kept about people', at: 'privacy', ...stranger, sees: heading(/kept/) },
  { name: 'a link to sign in', at: 'sign-in-link', ...stranger, sees: heading(/by a link/) },
  {
    name: 'signing in by a link',
    at: 'sign-in-link',
    query: '#x',
    ...stranger,
    sees: heading('Sign in'),
  },
  {
    name: 'a new password by a link without its end',
    at: 'new-password',
    ...stranger,
    sees: (page) => page.getByText('This link is not good any more'),
  },
  {
    name: 'a new password',
    at: 'new-password',
    query: '#x',
    ...stranger,
    sees: heading(/^Choose/),
  },
  {
    name: 'an address to confirm',
    at: 'confirm-email',
    query: '#x',
    ...stranger,
    sees: heading(/^Confirm/),
  },
  {
    name: 'another address',
    at: 'new-email',
    query: '#x',
    ...stranger,
    sees: heading(/^Use this/),
  },
  {
    name: 'an address to take back',
    at: 'take-back-email',
    query: '#x',
    ...stranger,
    sees: heading(/^Take your/),
  },
  {
    name: 'an address to take back by a link that is spent',
    at: 'take-back-email',
    query: '#x',
    ...stranger,
    act: (page) => page.getByRole('button', { name: 'Take it back' }).click(),
    sees: (page) => page.getByText('This link is not good any more'),
  },
  { name: 'the mailbox', at: 'dev/mailbox', ...stranger, sees: heading('Mailbox') },
  {
    name: 'a mail',
    at: 'dev/mailbox/:messageId',
    ...stranger,
    sees: (page) => page.getByTitle('The mail'),
  },
  {
    name: 'a mail as text',
    at: 'dev/mailbox/:messageId',
    ...stranger,
    act: (page) => page.getByRole('button', { name: 'Text' }).click(),
    sees: (page) => page.locator('pre'),
  },
  { name: 'sign up', at: 'sign-up', ...stranger, sees: heading(/./) },
  {
    name: 'sign up, nothing typed',
    at: 'sign-up',
    ...stranger,
    act: (page) => page.getByRole('button', { name: /create/i }).click(),
    sees: (page) => page.locator('[aria-invalid=true]').first(),
  },
  { name: 'an invitation', at: 'invite/:token', ...stranger, sees: heading(/^Join/) },
  { name: 'an invitation', at: 'invitations/:token', ...stranger, sees: heading(/^Join/) },
  {
    name: 'an invitation to who is signed in',
    at: 'invite/:token',
    who: 'newcomer',
    sees: heading(/^Join/),
  },
  {
    name: 'an invitation that is none',
    at: nowhere,
    ...stranger,
    sees: heading('This invitation does not work'),
  },
  {
    name: 'in front of a share link',
    at: 's/:link',
    ...stranger,
    sees: heading('A shared project'),
  },
  {
    name: 'in front of a share link, refused',
    at: 's/:link',
    ...stranger,
    act: async (page) => {
      await page.getByLabel('Your name').fill('Grace')
      await page.getByRole('button', { name: 'Open the project' }).click()
    },
    sees: (page) => page.getByRole('alert'),
  },
  {
    name: 'what a share link opens',
    at: 's/:link',
    ...stranger,
    act: async (page) => {
      await page.getByLabel('Password of the link').fill(linkPassword)
      await page.getByRole('button', { name: 'Open the project' }).click()
    },
    sees: (page) => page.getByRole('list', { name: 'Pages' }),
  },
  { name: 'a page as a guest has it', at: 's/:link/p/:pageId', ...stranger, sees: textOf },
  { name: 'nowhere', at: '*', ...stranger, sees: heading('There is nothing here for you') },
  {
    name: 'a page of others',
    at: 'p/:pageId',
    who: 'newcomer',
    sees: heading('There is nothing here for you'),
  },
  {
    name: 'a word to those who may let one in',
    at: 'p/:pageId',
    who: 'newcomer',
    act: (page) => page.getByRole('button', { name: 'Ask for access' }).click(),
    sees: (page) => page.getByLabel('What do you want to do here?'),
  },
  {
    name: 'why a page cannot be written in, and a word about it',
    at: 'p/:pageId',
    who: 'reader',
    act: (page) => page.getByRole('button', { name: 'Ask to write' }).click(),
    sees: (page) => page.getByLabel('What do you want to do here?'),
  },
  {
    name: 'a page that was given by itself',
    at: 'p/:pageId',
    page: 'empty',
    who: 'newcomer',
    sees: (page) => page.getByText('This page was given to you to read.'),
  },
]
