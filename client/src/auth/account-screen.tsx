import { changeMe } from '@chapterhouse/shared/users/contract'
import { useDocumentTitle } from '@mantine/hooks'
import { TextField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { Column, Section } from '../ui/screen.tsx'
import { toast } from '../ui/toast.ts'
import { useChangeMe, useMe } from '../users/me.ts'
import { ThisDevice } from '../users/this-device.tsx'
import { EmailSection } from './email-section.tsx'
import { KeysSection } from './keys/keys-section.tsx'
import { PasswordSection } from './password-section.tsx'
import { SessionsSection } from './sessions-section.tsx'

/** `/account`: name, password, and where one is signed in. */
export const AccountScreen = () => {
  const me = useMe()
  const change = useChangeMe()
  useDocumentTitle('Account · Chapterhouse')
  return (
    <Column title="Account" about={me.email}>
      <Section title="Name" about="As others see you, beside your caret and your words.">
        <Form
          label="Name"
          schema={changeMe.parts.body}
          action="Save"
          tone="plain"
          send={async (values) => {
            await change.mutateAsync({ displayName: values.displayName ?? me.displayName })
            toast('Name saved')
          }}
        >
          <TextField
            name="displayName"
            label="Your name"
            defaultValue={me.displayName}
            autoComplete="name"
          />
        </Form>
      </Section>
      <EmailSection />
      <PasswordSection />
      <SessionsSection />
      <KeysSection />
      <ThisDevice userId={me.id} />
    </Column>
  )
}
