type Child = Node | string | null

/** An element of the document with these attributes and children; null is left out. */
export const element = <Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string | null>> = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] => {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== null) made.setAttribute(key, value)
  }
  made.append(...children.filter((child) => child !== null))
  return made
}

/** A button in the text that takes no focus from it when it is pressed. */
export const textButton = (
  label: string,
  className: string,
  act: () => void,
): HTMLButtonElement => {
  const button = element('button', {
    type: 'button',
    class: className,
    'aria-label': label,
    title: label,
    contenteditable: 'false',
  })
  button.addEventListener('mousedown', (event) => event.preventDefault())
  button.addEventListener('click', act)
  return button
}
