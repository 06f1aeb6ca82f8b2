// Shows the text of a page while the editor that will hold it is still on its way. Whoever may not
// read the page gets nothing: the api decides, as for everything.
{
  const [, pageId] = /^\/p\/([0-9a-f-]{36})\/?$/.exec(location.pathname) ?? []

  const lookOf = (html) => {
    const read = new DOMParser().parseFromString(html, 'text/html')
    const [look, title, text] = ['div', 'h1', 'div'].map((name) => document.createElement(name))
    look.className = 'first-look'
    look.dataset.page = pageId
    // Until it stands in the page's own.
    look.role = 'main'
    // The tree at the side, as it was left on this device.
    if (localStorage.getItem('chapterhouse.sidebar') === 'true') look.dataset.folded = ''
    title.textContent = read.title
    text.className = 'prose'
    text.append(...read.body.children)
    look.append(title, text)
    return look
  }

  const show = (html) => {
    // Null: the editor was faster.
    if (globalThis.firstLook === null) return
    globalThis.firstLook = lookOf(html)
    const place = document.querySelector('[data-first-look]') ?? document.body
    place.append(globalThis.firstLook)
  }

  // Everything a page is drawn with, in one round instead of three; the build writes the list.
  const fetchParts = (parts) => {
    for (const part of parts.split(' ')) {
      const link = document.createElement('link')
      link.rel = 'modulepreload'
      link.href = part
      document.head.append(link)
    }
  }

  // What the program will ask first. It takes these answers when it is here.
  const askEarly = (address) => {
    const answer = fetch(address, { headers: { accept: 'application/json' } })
    answer.catch(() => {
      // Told to who takes it.
    })
    return [address, answer]
  }

  // Who has left without a network is gone, though the server does not know it yet.
  const hasLeft = () => {
    try {
      return localStorage.getItem('chapterhouse.sign-out-owed') !== null
    } catch {
      return false
    }
  }

  if (pageId && !hasLeft()) {
    globalThis.askedEarly = new Map(['/api/me', `/api/pages/${pageId}`].map(askEarly))
    fetch(`/api/pages/${pageId}/export?format=preview`)
      .then(async (answer) => {
        if (answer.ok) show(await answer.text())
      })
      .catch(() => {
        // Nobody answers; the editor knows what to say.
      })
    // After the questions: a browser has six lines to a server.
    const { parts } = document.currentScript.dataset
    if (parts) fetchParts(parts)
  }
}
