import { createBrowserRouter } from 'react-router'
import { Broken } from './broken.tsx'
import { Inside, Lobby, Outside } from './frames.tsx'
import { NotThere } from './not-there.tsx'
import { Root } from './root.tsx'

const screen = <Name extends string>(
  load: () => Promise<Record<Name, React.ComponentType>>,
  name: Name,
) => ({ lazy: async () => ({ Component: (await load())[name] }) })

const outside = [
  { path: 'welcome', ...screen(() => import('../auth/welcome-screen.tsx'), 'WelcomeScreen') },
  { path: 'sign-in', ...screen(() => import('../auth/sign-in-screen.tsx'), 'SignInScreen') },
  { path: 'sign-up', ...screen(() => import('../auth/sign-up-screen.tsx'), 'SignUpScreen') },
  {
    path: 'invitations/:token',
    ...screen(() => import('../projects/invitations/invitation-screen.tsx'), 'InvitationScreen'),
  },
]

const lobby = [
  { index: true, ...screen(() => import('./home/home-screen.tsx'), 'HomeScreen') },
  {
    path: 'trash',
    ...screen(() => import('../projects/project-trash-screen.tsx'), 'ProjectTrashScreen'),
  },
  { path: 'account', ...screen(() => import('../auth/account-screen.tsx'), 'AccountScreen') },
]

const project = [
  {
    path: 'projects/:projectId',
    ...screen(() => import('../pages/contents-screen.tsx'), 'ContentsScreen'),
  },
  {
    path: 'projects/:projectId/trash',
    ...screen(() => import('../pages/page-trash-screen.tsx'), 'PageTrashScreen'),
  },
  { path: 'p/:pageId', ...screen(() => import('../pages/page-screen.tsx'), 'PageScreen') },
  {
    path: 'p/:pageId/history',
    ...screen(() => import('../pages/history/history-screen.tsx'), 'HistoryScreen'),
  },
]

const frame = screen(() => import('./project-frame.tsx'), 'ProjectFrame')

// The first screen is a moment away; index.html is blank as well.
const Nothing = () => null

/** Every screen, by address. */
export const makeRouter = () =>
  createBrowserRouter([
    {
      element: <Root />,
      errorElement: <Broken />,
      HydrateFallback: Nothing,
      children: [
        { element: <Outside />, children: outside },
        {
          element: <Inside />,
          children: [
            { element: <Lobby />, children: lobby },
            { ...frame, children: project },
          ],
        },
        {
          element: <Outside />,
          children: [{ path: '*', element: <NotThere /> }],
        },
      ],
    },
  ])
