import { mkdtempSync, rmdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isMainThread, Worker } from 'node:worker_threads'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import type { PressAnswer, PressJob } from './press-job.ts'

// The compiler is native: nothing of ours runs beside it in this thread, and no limit of V8 binds
// it. Another thread looks at the clock and at the memory, and ends the whole program.
const watch = ({ limit, memory }: PressJob) => {
  const program = `
    const begun = Date.now()
    setInterval(() => {
      if (process.memoryUsage.rss() > ${memory}) process.kill(process.pid, 'SIGKILL')
      if (Date.now() - begun > ${limit}) process.kill(process.pid, 'SIGKILL')
    }, 50)`
  new Worker(program, { eval: true }).unref()
}

/** A folder with nothing in it: all the compiler could read is what it was handed. */
const openCompiler = (job: PressJob): NodeCompiler => {
  const workspace = mkdtempSync(join(tmpdir(), 'chapterhouse-press-'))
  const compiler = NodeCompiler.create({ workspace })
  for (const { path, bytes } of job.pictures) {
    compiler.mapShadow(join(workspace, path), Buffer.from(bytes))
  }
  rmdirSync(workspace)
  return compiler
}

const quoted = /the text `"((?:[^`\\]|\\.)*)"` could not be displayed/g

const unescaped = (letter = ''): string =>
  letter.replace(/\\+u\{([0-9a-f]{1,6})\}/g, (_, code: string) =>
    String.fromCodePoint(Number.parseInt(code, 16)),
  )

/**
 * Letters that no font here has. An archive PDF may not hold any, so the compiler names them; that
 * is asked of a page of its own, because the writer's page is no archive.
 */
const missingLetters = (compiler: NodeCompiler, rare: string): string => {
  if (rare === '') return ''
  const letters = Array.from(rare, (letter) => JSON.stringify(letter)).join(';linebreak();')
  const source = `#set text(font: "Libertinus Serif")\n#{${letters}}`
  try {
    compiler.pdf({ mainFileContent: source }, { pdfStandard: 'a-2u' })
    return ''
  } catch (error) {
    const found = `${error instanceof Error ? error.message : error}`.replaceAll('\\"', '"')
    return [...new Set([...found.matchAll(quoted)].map(([, letter]) => unescaped(letter)))].join('')
  }
}

const print = (job: PressJob): PressAnswer => {
  const compiler = openCompiler(job)
  const compiled = compiler.compile({ mainFileContent: job.typst })
  const { result } = compiled
  if (!result) {
    const said: unknown = compiled.takeError()?.shortDiagnostics
    return { kind: 'failed', message: JSON.stringify(said) }
  }
  const pages = result.numOfPages
  if (job.form === 'svg') {
    return { kind: 'printed', bytes: Buffer.from(compiler.plainSvg(result)), pages, missing: '' }
  }
  const missing = missingLetters(compiler, job.rare)
  return { kind: 'printed', bytes: compiler.pdf(result), pages, missing }
}

if (isMainThread) {
  process.once('message', (job: PressJob) => {
    watch(job)
    process.send?.(print(job), () => process.exit(0))
  })
  process.on('disconnect', () => process.exit(0))
}
