// What a page needs before its program has come. The text is there to read while the editor that will
// hold it is on its way: in the server's own page, or fetched here where the worker gave that page.
{
  const [, pageId] = /^\/p\/([0-9a-f-]{36})\/?$/.exec(location.pathname) ?? []
  const { dataset } = document.documentElement

  const kept = (name) => {
    try {
      return localStorage.getItem(`chapterhouse.${name}`)
    } catch {
      return null
    }
  }

  const lookOf = (html) => {
    const read = new DOMParser().parseFromString(html, 'text/html')
    const [look, title, text] = ['div', 'h1', 'div'].map((name) => document.createElement(name))
    look.className = 'first-look'
    look.dataset.page = pageId
    // Until it stands in the page's own.
    look.role = 'main'
    title.textContent = read.title
    text.className = 'prose'
    text.append(...read.body.children)
    look.append(title, text)
    return look
  }

  const show = (html) => {
    // The editor was faster.
    if (dataset.lookEnded !== undefined) return
    const place = document.querySelector('[data-first-look]') ?? document.body
    place.append(lookOf(html))
  }

  const fetchLook = async () => {
    const answer = await fetch(`/api/pages/${pageId}/export?format=preview`)
    if (answer.ok) show(await answer.text())
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
    globalThis.askedEarly.set(address, answer)
  }

  const hasCopy = async () =>
    (await indexedDB.databases()).some(({ name }) => name.includes(`/page:${pageId}:`))

  // A device that has a copy of the text opens that.
  const askUnlessKept = async () => {
    if (!(await hasCopy())) askEarly(`/api/pages/${pageId}/head`)
  }

  const nobody = () => {
    // No network or no storage; the program knows what to say.
  }

  // The tree at the side, as it was left on this device.
  if (kept('sidebar') === 'true') dataset.folded = ''

  // Who has left without a network is gone, though the server does not know it yet.
  if (kept('sign-out-owed') !== null) dataset.lookEnded = ''
  else if (pageId) {
    globalThis.askedEarly = new Map()
    askEarly('/api/me')
    askEarly(`/api/pages/${pageId}`)
    const { parts } = document.currentScript.dataset
    if (dataset.look === undefined) {
      askUnlessKept().catch(nobody)
      fetchLook().catch(nobody)
      // After the questions: a browser has six lines to a server.
      if (parts) fetchParts(parts)
    } else {
      // Sent by the server: nothing was here before, and the files stand in it.
      askEarly(`/api/pages/${pageId}/head`)
    }
  }
}
