/** Changes every address of Markdown, and of blocks carried as JSON; the lines of fenced code stay. */
export const withAddresses = (markdown: string, change: (address: string) => string): string => {
  let fence: string | null = null
  const line = (text: string): string => {
    const sign = /^[\s>]*(?:[-*+] |\d+[.)] )*[\s>]*(`{3,}|~{3,})/.exec(text)?.[1]
    if (sign && fence === null) fence = sign
    else if (sign && fence !== null && sign.startsWith(fence)) fence = null
    if (fence === null) return inLine(text, change)
    return text.includes('{"type":') ? inCarrier(text, change) : text
  }
  return markdown.split('\n').map(line).join('\n')
}

const target = /\]\((<[^>\n]{1,500}>|[^()\s]{1,500}(?:\([^()\s]{0,200}\)[^()\s]{0,200})*)(?=[\s)])/g

const inLine = (text: string, change: (address: string) => string): string =>
  text.replace(target, (whole, given: string) => {
    const address = given.replace(/^<|>$/g, '')
    const changed = change(address)
    return changed === address ? whole : `](${changed}`
  })

const inCarrier = (text: string, change: (address: string) => string): string =>
  text.replace(/"(href|src)":"([^"\\]{1,500})"/g, (_, name: string, address: string) => {
    return `"${name}":"${change(address)}"`
  })
