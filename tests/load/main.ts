// npm run load: many pages, two people at each. npm run load -- browser: one long page in Chromium.
await import(process.argv[2] === 'browser' ? './browser/measure.ts' : './houses.ts')
