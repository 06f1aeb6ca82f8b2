// npm run fuzz: random writers on the real server. npm run fuzz -- browser: the same by hand, in Chromium.
await import(process.argv[2] === 'browser' ? './browser/main.ts' : './writers.ts')
