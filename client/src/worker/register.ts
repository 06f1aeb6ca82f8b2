let waiting: ServiceWorker | null = null

const watch = (registration: ServiceWorkerRegistration) => {
  waiting = registration.waiting
  registration.addEventListener('updatefound', () => {
    const next = registration.installing
    next?.addEventListener('statechange', () => {
      // Without a controller this is the first install: nothing to replace.
      if (next.state === 'installed' && navigator.serviceWorker.controller) waiting = next
    })
  })
}

/** Starts the worker where there can be one: in a build, over HTTPS or on this machine. */
export const registerWorker = async () => {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  try {
    const registration = await navigator.serviceWorker.register('/sw.js', {
      updateViaCache: 'none',
    })
    watch(registration)
    setInterval(() => void registration.update().catch(() => {}), 60 * 60 * 1000)
  } catch {
    // A private window may refuse; everything but opening offline works all the same.
  }
}

/**
 * Called when a person goes to another screen. With a new release waiting, it lets that one take
 * over and opens the screen afresh; answers whether it did.
 */
export const openInNewRelease = (
  path: string,
  open = (to: string) => location.assign(to),
): boolean => {
  if (!waiting) return false
  const next = waiting
  waiting = null
  navigator.serviceWorker.addEventListener('controllerchange', () => open(path), { once: true })
  next.postMessage('take-over')
  return true
}
