/**
 * Version of the document language in `extensions.ts`. Raise it when a node, a mark or an attribute
 * is added: a client that does not know a part would delete it, so the gate keeps older clients out
 * of pages written with a newer language (collaboration rule C4, close code 4409).
 */
export const schemaVersion = 2
