import { Route, Routes } from 'react-router'
import { MailboxScreen } from './mailbox-screen.tsx'
import { MessageScreen } from './message-screen.tsx'
import { NoMailbox } from './no-mailbox.tsx'

/** `/dev/mailbox` and below: every mail, and one of them. */
export const MailboxHouse = () => (
  <Routes>
    <Route index element={<MailboxScreen />} />
    <Route path=":messageId" element={<MessageScreen />} />
    <Route path="*" element={<NoMailbox />} />
  </Routes>
)
