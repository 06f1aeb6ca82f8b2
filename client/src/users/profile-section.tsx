import { removeAvatar, uploadAvatar } from '@chapterhouse/shared/assets/avatar'
import { Refusal } from '@chapterhouse/shared/refusals'
import { bio, displayName, timezone } from '@chapterhouse/shared/users/contract'
import { timeZones } from '@chapterhouse/shared/users/time-zone'
import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { z } from 'zod'
import { ask } from '../kernel/ask.ts'
import { objection } from '../kernel/picture-file.ts'
import { zoneHere } from '../kernel/zone-here.ts'
import { t } from '../messages/t.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Button } from '../ui/button.tsx'
import { SelectField, TextArea, TextField } from '../ui/field.tsx'
import { Form } from '../ui/form.tsx'
import { Section } from '../ui/screen.tsx'
import { toast, whileToasting } from '../ui/toast.ts'
import { useAct } from '../ui/use-act.ts'
import { keepMe, useChangeMe, useMe } from './me.ts'
import styles from './profile.module.css'

const upload = (file: File) => {
  const form = new FormData()
  form.append('file', file)
  return ask(uploadAvatar, { form })
}

/** The picture beside one's name, chosen and taken away. */
const Portrait = () => {
  const me = useMe()
  const client = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const choose = useAct(async (file: File) => {
    const why = objection(file)
    if (why) throw new Refusal('unsupported_type', { detail: why })
    const { avatar } = await whileToasting(t('Uploading the picture'), () => upload(file))
    await keepMe(client, { ...me, avatar })
    toast(t('Picture saved'))
  })
  const remove = useAct(async () => {
    await ask(removeAvatar, {})
    await keepMe(client, { ...me, avatar: null })
    toast(t('Picture removed'))
  })
  return (
    <div className={styles.portrait}>
      <Avatar person={me} size={72} />
      <input
        ref={input}
        type="file"
        accept="image/*"
        hidden
        aria-label={t('Picture of you')}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? []
          if (file) choose.mutate(file)
          currentTarget.value = ''
        }}
      />
      <Button small busy={choose.isPending} onClick={() => input.current?.click()}>
        {me.avatar ? t('Choose another picture') : t('Choose a picture')}
      </Button>
      {me.avatar ? (
        <Button small busy={remove.isPending} onClick={() => remove.mutate()}>
          {t('Remove')}
        </Button>
      ) : null}
    </div>
  )
}

const schema = z.object({ displayName, bio: bio.optional(), timezone })

const zoneChoices = (chosen: string) =>
  [...new Set([chosen, zoneHere(), ...timeZones()])].map((value) => ({
    value,
    label: value.replaceAll('_', ' '),
  }))

/** Who one is to others: picture, name, a few words, and the clock one lives by. */
export const ProfileSection = () => {
  const me = useMe()
  const change = useChangeMe()
  return (
    <Section title={t('Profile')} about={t('As others see you, beside your caret and your words.')}>
      <Portrait />
      <Form
        label={t('Profile')}
        schema={schema}
        action={t('Save')}
        tone="plain"
        send={async (values) => {
          await change.mutateAsync({ ...values, bio: values.bio ?? null })
          toast(t('Profile saved'))
        }}
      >
        <TextField
          name="displayName"
          label={t('Your name')}
          defaultValue={me.displayName}
          autoComplete="name"
          wrong={t('Type the name others should see.')}
        />
        <TextArea
          name="bio"
          label={t('About you')}
          defaultValue={me.bio ?? ''}
          rows={3}
          maxLength={500}
        />
        <SelectField
          name="timezone"
          label={t('Time zone')}
          hint={t('Mails tell times by it.')}
          choices={zoneChoices(me.timezone)}
          defaultValue={me.timezone}
        />
      </Form>
    </Section>
  )
}
