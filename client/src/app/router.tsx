import { Route, Routes } from 'react-router'
import { Inside, Lobby, Outside } from './frames.tsx'
import { NotThere } from './not-there.tsx'
import { Root } from './root.tsx'
import * as screens from './screens.ts'

/**
 * Every screen, by address. Frames hold what stays while one goes from screen to screen: `Outside` for
 * anybody, `Inside` for who is signed in, `Lobby` without a project, `ProjectFrame` around those of one. Who comes by a share link has a frame of their own.
 * What is not here is not there, for whoever asks.
 */
export const Screens = () => (
  <Routes>
    <Route element={<Root />}>
      <Route element={<Outside />}>
        <Route path="welcome" element={<screens.Welcome />} />
        <Route path="sign-in" element={<screens.SignIn />} />
        <Route path="sign-in/step" element={<screens.Step />} />
        <Route path="sign-in/:site" element={<screens.Return />} />
        <Route path="sign-in-link" element={<screens.SignInLink />} />
        <Route path="forgot-password" element={<screens.ForgotPassword />} />
        <Route path="new-password" element={<screens.NewPassword />} />
        <Route path="confirm-email" element={<screens.ConfirmEmail />} />
        <Route path="new-email" element={<screens.NewEmail />} />
        <Route path="take-back-email" element={<screens.TakeBackEmail />} />
        <Route path="dev/mailbox/*" element={<screens.Mailbox />} />
        <Route path="privacy" element={<screens.Privacy />} />
        <Route path="sign-up" element={<screens.SignUp />} />
        <Route path="invite/:token" element={<screens.Invitation />} />
        <Route path="invitations/:token" element={<screens.Invitation />} />
      </Route>
      <Route element={<Inside />}>
        <Route element={<Lobby />}>
          <Route index element={<screens.Home />} />
          <Route path="trash" element={<screens.ProjectTrash />} />
          <Route path="account" element={<screens.Account />} />
          <Route path="admin/*" element={<screens.Admin />} />
        </Route>
        <Route element={<screens.ProjectFrame />}>
          <Route path="projects/:projectId" element={<screens.Contents />} />
          <Route path="projects/:projectId/trash" element={<screens.PageTrash />} />
          <Route path="p/:pageId" element={<screens.PageText />} />
          <Route path="p/:pageId/history" element={<screens.History />} />
        </Route>
      </Route>
      <Route path="s/:link" element={<screens.ThroughLink />} />
      <Route path="s/:link/p/:pageId" element={<screens.ThroughLink />} />
      <Route element={<Outside />}>
        <Route path="*" element={<NotThere />} />
      </Route>
    </Route>
  </Routes>
)
