type Handlers = Readonly<Record<string, (event: Event) => void>>

/** Listens to several events of one thing. Answers how to stop all of it. */
export const listen = (target: EventTarget | null, handlers: Handlers): (() => void) => {
  const all = Object.entries(handlers)
  for (const [name, handler] of all) target?.addEventListener(name, handler)
  return () => {
    for (const [name, handler] of all) target?.removeEventListener(name, handler)
  }
}
