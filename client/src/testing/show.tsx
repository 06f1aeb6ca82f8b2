import type { Project } from '@chapterhouse/shared/projects/contract'
import type { Me } from '@chapterhouse/shared/users/contract'
import { render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { MemoryRouter, Outlet, Route, Routes, useLocation } from 'react-router'
import { Providers } from '../app/providers.tsx'
import { makeQueryClient } from '../kernel/query-client.ts'
import { Toasts } from '../ui/toasts.tsx'
import { MeContext } from '../users/me.ts'
import { aMe } from './things.ts'

interface Around {
  readonly me?: Me
  readonly project?: Project
  /** The address, and the pattern it is an instance of. */
  readonly at?: string
  readonly path?: string
}

const Address = () => {
  const { pathname, search } = useLocation()
  return <output aria-label="address">{pathname + search}</output>
}

const Around = ({ project }: { readonly project: Project | undefined }) => (
  <Outlet context={project} />
)

/** Shows a part of a screen with all it may count on; any other address shows only itself. */
export const show = (
  what: ReactNode,
  { me = aMe(), project, at = '/', path = at }: Around = {},
) => {
  const client = makeQueryClient()
  const shown = render(
    <Providers client={client}>
      <MeContext value={me}>
        <MemoryRouter initialEntries={[at]}>
          <Address />
          <Routes>
            <Route element={<Around project={project} />}>
              <Route path={path.split('?')[0] ?? '/'} element={what} />
              <Route path="*" element={null} />
            </Route>
          </Routes>
          <Toasts />
        </MemoryRouter>
      </MeContext>
    </Providers>,
  )
  return { client, ...shown, address: () => shown.getByLabelText('address').textContent }
}
