import { askPasskey, signInByPasskey } from '@chapterhouse/shared/auth/proof'
import { ask } from '../../kernel/ask.ts'
import { t } from '../../messages/t.ts'
import { Button } from '../../ui/button.tsx'
import { useAct } from '../../ui/use-act.ts'
import { useSignIn } from '../api.ts'
import { noPasskeysHere, showPasskey } from './device.ts'
import { PasskeyMark } from './passkey-mark.tsx'

/** Signs in without a password; nothing where no passkey works. */
export const PasskeyDoor = () => {
  const signIn = useSignIn()
  const use = useAct(async () => {
    const passkey = await showPasskey(await ask(askPasskey, {}))
    await signIn(() => ask(signInByPasskey, { body: { passkey } }))
  })
  if (noPasskeysHere() !== null) return null
  return (
    <Button icon={<PasskeyMark />} busy={use.isPending} onClick={() => use.mutate()}>
      {t('Sign in with a passkey')}
    </Button>
  )
}
