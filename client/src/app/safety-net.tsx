import { Component, type ReactNode } from 'react'
import { Broken } from './broken.tsx'

interface SafetyNetProps {
  readonly children: ReactNode
  /** A new value tries again: the address, so that leaving a failed screen is enough. */
  readonly resetOn: string
}

/** `failedAt` is the address at which it failed, known one render after the error. */
interface SafetyNetState {
  readonly error: unknown
  readonly failedAt: string | null
}

/** Catches what a screen throws while it is drawn. React offers this to classes only. */
export class SafetyNet extends Component<SafetyNetProps, SafetyNetState> {
  override state: SafetyNetState = { error: null, failedAt: null }

  static getDerivedStateFromError(error: unknown): Partial<SafetyNetState> {
    return { error }
  }

  static getDerivedStateFromProps(
    props: SafetyNetProps,
    state: SafetyNetState,
  ): Partial<SafetyNetState> | null {
    if (state.error === null) return null
    if (state.failedAt === null) return { failedAt: props.resetOn }
    return state.failedAt === props.resetOn ? null : { error: null, failedAt: null }
  }

  override render(): ReactNode {
    return this.state.error === null ? this.props.children : <Broken error={this.state.error} />
  }
}
