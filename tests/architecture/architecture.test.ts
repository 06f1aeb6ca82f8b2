import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { areaRanks } from './areas.ts'
import { cycles } from './cycles.ts'
import { directions } from './directions.ts'
import { names } from './names.ts'
import { commentShare, commentShares, testRatio, testRatios } from './proportions.ts'
import { settings } from './settings.ts'
import { fileLengths, functionLengths, median, ownSources, size, sizeWarnings } from './size.ts'
import { readSources, root } from './source.ts'
import { strictness } from './strictness.ts'

const sources = readSources()
const own = ownSources(sources)

test('the scanner sees the code', () => {
  expect(own.length).toBeGreaterThan(100)
  expect(functionLengths(own).length).toBeGreaterThan(100)
})

test('packages know only those below them', () => expect(directions(sources)).toEqual([]))

test('areas of api know only lower ranks', () => expect(areaRanks(sources)).toEqual([]))

test('nothing imports itself round a corner', () => expect(cycles(sources)).toEqual([]))

test('nothing is loosely typed, suppressed, postponed or exported without a name', () =>
  expect(strictness(sources)).toEqual([]))

test('files are named after one concept', () => expect(names(sources)).toEqual([]))

test('files and functions stay small', () => expect(size(sources)).toEqual([]))

test('comments say enough and not too much', () => expect(commentShares(sources)).toEqual([]))

test('packages are tested as much as they are written', () =>
  expect(testRatios(sources)).toEqual([]))

test('.env.example lists every setting', () => {
  const example = readFileSync(join(root, '.env.example'), 'utf8')
  expect(settings(sources, example)).toEqual([])
})

test('the measures are printed', () => {
  const packages = ['shared', 'prisma', 'api', 'collab-server', 'client']
  const table = packages.map((name) => ({
    package: name,
    'comment share': commentShare(name, sources).toFixed(3),
    'test ratio': testRatio(name, sources).toFixed(2),
  }))
  console.table(table)
  console.log(`median file ${median(fileLengths(own))}, function ${median(functionLengths(own))}`)
  for (const warning of sizeWarnings(sources)) console.log(`warning: ${warning}`)
  expect(table).toHaveLength(packages.length)
})
