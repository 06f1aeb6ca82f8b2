import { createServer } from 'node:net'
import { Refusal } from './refusal.mjs'

/** A port of this machine that nobody uses at the moment. */
export async function freePort() {
  const server = await listen(0, '127.0.0.1')
  const { port } = server.address()
  await close(server)
  return port
}

/**
 * Refuses, in one sentence, to go on when the house could not listen at its address. `patience` ms are
 * for servers of a killed run, which end by themselves.
 */
export async function requirePort({ HOST, PORT }, patience = 0) {
  const deadline = Date.now() + patience
  try {
    await close(await listen(Number(PORT), HOST))
  } catch (error) {
    if (error.code === 'EADDRINUSE' && Date.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 100))
      return requirePort({ HOST, PORT }, deadline - Date.now())
    }
    throw refusalOf(error, { HOST, PORT })
  }
}

function refusalOf(error, { HOST, PORT }) {
  switch (error.code) {
    case 'EADDRINUSE':
      return new Refusal(
        `Port ${PORT} is in use: stop the program that uses it, or choose another with PORT=${Number(PORT) + 1} npm start.`,
      )
    case 'EACCES':
      return new Refusal(
        `This user may not listen on port ${PORT}: choose one above 1023, for instance PORT=4000 npm start.`,
      )
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new Refusal(`HOST ${HOST} is not an address of this machine.`)
    default:
      return error
  }
}

function listen(port, host) {
  const server = createServer()
  return new Promise((resolve, reject) => {
    server.once('error', reject).listen({ port, host, exclusive: true }, () => resolve(server))
  })
}

const close = (server) => new Promise((resolve) => server.close(resolve))
