import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const brotli = promisify(brotliCompress)
const zip = promisify(gzip)

const text = /\.(js|css|html|svg|webmanifest)$/
/** Below this a response is one packet anyway. */
const least = 1_024

const options = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }

/** Writes `.br` and `.gz` beside each text file, once for all requests to come. */
export const compress = async (folder: string, files: readonly string[]): Promise<void> => {
  const squeeze = async (file: string) => {
    const content = await readFile(join(folder, file))
    if (content.length < least) return
    await writeFile(join(folder, `${file}.br`), await brotli(content, options))
    await writeFile(join(folder, `${file}.gz`), await zip(content, { level: 9 }))
  }
  await Promise.all(files.filter((file) => text.test(file)).map(squeeze))
}
