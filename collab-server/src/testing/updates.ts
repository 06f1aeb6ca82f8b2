import * as Y from 'yjs'

/** A document of one paragraph, written under this client id. */
export const aDoc = (clientId: number, text = 'some text'): Y.Doc => {
  const doc = new Y.Doc()
  doc.clientID = clientId
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(text)])
  doc.getXmlFragment('content').insert(0, [paragraph])
  return doc
}

/** The update of one change made to a document. */
export const changeOf = (doc: Y.Doc, change: (doc: Y.Doc) => void): Uint8Array => {
  const before = Y.encodeStateVector(doc)
  change(doc)
  return Y.encodeStateAsUpdate(doc, before)
}

/** A copy of a document, written on under another client id. */
export const copyOf = (doc: Y.Doc, clientId: number): Y.Doc => {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  // only now: Yjs takes another id when it finds its own among what it is given
  copy.clientID = clientId
  return copy
}

/** The text inside the first paragraph. */
export const textIn = (doc: Y.Doc): Y.XmlText => {
  const paragraph = doc.getXmlFragment('content').get(0)
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null
  if (!(text instanceof Y.XmlText)) throw new Error('no paragraph')
  return text
}
