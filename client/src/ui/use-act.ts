import { useMutation } from '@tanstack/react-query'
import { explain } from '../kernel/explain.ts'
import { toast } from './toast.ts'

/** Says in the corner what went wrong with an act that has no form to say it in. */
export const complain = (error: unknown) => {
  const { title, advice } = explain(error)
  toast(`${title}. ${advice}`, { tone: 'danger' })
}

/** An act behind a button or a menu: a failure is told, not lost. */
export const useAct = <Input = void, Output = unknown>(run: (input: Input) => Promise<Output>) =>
  useMutation({ mutationFn: run, onError: complain })
