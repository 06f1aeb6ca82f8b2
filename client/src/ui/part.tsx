import { type ComponentType, lazy, useState } from 'react'

/** A component of a part of the program that is fetched when it is first needed. */
export type Part<Props extends object> = ComponentType<Props> & {
  /** Fetches it ahead of need; what is here already is drawn without waiting. */
  readonly fetch: () => Promise<void>
}

interface ChoiceProps<Props extends object> {
  readonly choose: () => ComponentType<Props>
  readonly props: Props
}

/** What was chosen when it was first drawn stays, or everything in it would begin anew. */
const Choice = <Props extends object>({ choose, props }: ChoiceProps<Props>) => {
  const [Shown] = useState(choose)
  return <Shown {...props} />
}

/**
 * Makes a part. As `lazy` does; but that waits a turn even for what is here, and once React has
 * shown something meanwhile, it shows it for 300 ms.
 */
export const part = <Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): Part<Props> => {
  let here: ComponentType<Props> | null = null
  const fetched = async () => {
    here = await load()
    return here
  }
  const Later = lazy(async () => ({ default: await fetched() })) as ComponentType<Props>
  const choose = () => here ?? Later
  const fetch = async () => {
    await fetched()
  }
  return Object.assign((props: Props) => <Choice choose={choose} props={props} />, { fetch })
}
