/** Begins the window anew: what is not saved yet is kept on this device, as at any reload. */
export const startAgain = (): void => location.reload()
