// Proves the start command as a newcomer types it: `npm start`, the home page, the demo parent signs in, SIGTERM.
// Runs on any Node >= 20, in the folder it is started from. Exit code 1 and a sentence when something is not so.
import { spawn } from 'node:child_process'
import { createServer } from 'node:net'

const START_MS = 60_000
const STOP_MS = 3_000
const sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms))

const freePort = () =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })

const port = await freePort()
const url = `http://localhost:${port}`
const npm = spawn('npm', ['start'], { env: { ...process.env, PORT: String(port) }, stdio: ['ignore', 'inherit', 'inherit'] })
const ended = new Promise((resolve) => npm.on('close', (code, signal) => resolve(code ?? signal)))
let over = false
void ended.then(() => {
  over = true
})

const fail = async (sentence) => {
  console.error(`✗ ${sentence}`)
  npm.kill('SIGTERM')
  await Promise.race([ended, sleep(5_000)])
  process.exit(1)
}
const isTrue = async (what, sentence) => (what ? console.log(`✓ ${sentence}`) : fail(`not so: ${sentence}`))

const reachable = async () => (await fetch(`${url}/sante/pret`).catch(() => null))?.ok === true
for (const end = Date.now() + START_MS; !(await reachable()); await sleep(100)) {
  if (over || Date.now() > end) await fail('npm start did not give a site that is ready')
}
console.log('✓ npm start gives a site that is ready')

const home = await fetch(`${url}/`)
await isTrue(home.status === 200 && (await home.text()).includes('Isques'), 'the home page is that of Isques')

const gate = await fetch(`${url}/connexion`, {
  method: 'POST',
  redirect: 'manual',
  headers: { origin: url },
  body: new URLSearchParams({ identifiant: 'hubert.mounier', mot_de_passe: 'Demo+Isques62' }),
})
await isTrue(gate.status === 303, 'the demo parent may sign in')
const cookie = gate.headers
  .getSetCookie()
  .map((line) => line.split(';')[0])
  .join('; ')
const welcome = await fetch(`${url}/accueil`, { headers: { cookie }, redirect: 'manual' })
await isTrue(welcome.status === 200 && (await welcome.text()).includes('Hubert'), 'the connected home names Hubert')

const began = Date.now()
npm.kill('SIGTERM')
await Promise.race([ended, sleep(20_000)])
const took = Date.now() - began
await isTrue(over && took <= STOP_MS, `SIGTERM stops it within 3 s (took ${took} ms)`)
await isTrue(!(await reachable()), 'nothing answers any more')
