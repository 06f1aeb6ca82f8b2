import { useDocumentTitle } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Door } from '../ui/screen.tsx'

/** For a member whose membership rests: nothing of the project, but why. */
export const Paused = ({ children }: { readonly children?: ReactNode }) => {
  useDocumentTitle('Paused · Chapterhouse')
  return (
    <Door
      title="Your membership is paused"
      about="You cannot read or write here until somebody who looks after the project ends the pause. What you wrote stays, under your name."
    >
      {children}
      <Link to="/">To your projects</Link>
    </Door>
  )
}
