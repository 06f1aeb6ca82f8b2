import type { ComponentType } from 'react'
import { part } from '../ui/part.tsx'

/** A screen that is fetched when somebody first goes to it. */
const screen = <Name extends string>(
  load: () => Promise<Record<Name, ComponentType>>,
  name: Name,
) => part(async () => (await load())[name])

export const Welcome = screen(() => import('../auth/welcome-screen.tsx'), 'WelcomeScreen')
export const SignIn = screen(() => import('../auth/sign-in-screen.tsx'), 'SignInScreen')
export const SignUp = screen(() => import('../auth/sign-up-screen.tsx'), 'SignUpScreen')
const links = () => import('../auth/links/link-screens.tsx')
export const SignInLink = screen(() => import('../auth/links/ask-screens.tsx'), 'SignInLinkScreen')
export const ForgotPassword = screen(
  () => import('../auth/links/ask-screens.tsx'),
  'ForgotPasswordScreen',
)
export const Step = screen(() => import('../auth/step-screen.tsx'), 'StepScreen')
export const Return = screen(() => import('../auth/sites/return-screen.tsx'), 'ReturnScreen')
export const NewPassword = screen(
  () => import('../auth/links/new-password-screen.tsx'),
  'NewPasswordScreen',
)
export const ConfirmEmail = screen(links, 'ConfirmEmailScreen')
export const NewEmail = screen(links, 'NewEmailScreen')
export const TakeBackEmail = screen(links, 'TakeBackEmailScreen')
export const Mailbox = screen(() => import('../mail/mailbox-house.tsx'), 'MailboxHouse')
export const Admin = screen(() => import('./admin-gate.tsx'), 'AdminGate')
export const Privacy = screen(() => import('../auth/account/privacy-screen.tsx'), 'PrivacyScreen')
export const Account = screen(() => import('../auth/account-screen.tsx'), 'AccountScreen')
export const Invitation = screen(
  () => import('../projects/invitations/invitation-screen.tsx'),
  'InvitationScreen',
)

export const Home = screen(() => import('./home/home-screen.tsx'), 'HomeScreen')
export const ProjectTrash = screen(
  () => import('../projects/project-trash-screen.tsx'),
  'ProjectTrashScreen',
)

export const ProjectFrame = screen(() => import('./project-frame.tsx'), 'ProjectFrame')
export const Contents = screen(() => import('../pages/contents-screen.tsx'), 'ContentsScreen')
export const PageTrash = screen(() => import('../pages/page-trash-screen.tsx'), 'PageTrashScreen')
export const PageText = screen(() => import('../pages/page-screen.tsx'), 'PageScreen')
export const History = screen(() => import('../pages/history/history-screen.tsx'), 'HistoryScreen')
export const ThroughLink = screen(() => import('../links/link-screen.tsx'), 'LinkScreen')
