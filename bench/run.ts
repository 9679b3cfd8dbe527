// `npm run bench`: what the portal costs, as ratios within one run. What is measured and how far a figure may be from its
// aim: bench/README.md. `--quick`: shorter, for a look; its figures are not to be quoted.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { loadConfig } from '#platform/config.ts'
import { openStorage } from '#platform/db/storage.ts'
import { openTowns } from '#platform/db/towns.ts'
import { openLog } from '#platform/installation.ts'
import { projectRoot } from '#platform/root.ts'
import { GENERATOR, type Headers, request, throughput } from './load.ts'
import { freePort, residentBytes, type Server, startPortal, startServer } from './portal.ts'
import { median, recorder, show } from './report.ts'
import { partsOf, signIn, type Weighed, weigh } from './site.ts'
import { measureUploads } from './uploads.ts'

const quick = process.argv.includes('--quick')
const RUNS = quick ? 3 : 5
const SECONDS = quick ? 2 : 5
const WARM_SECONDS = quick ? 1 : 3
/** Two adults and five children, with bookings before, today and after: the longest month of the demo. */
const PARENT = 'pascal.dupin'

/** The demo's draft at its second step: 11 steps, 36 questions and 5 papers to walk through. */
const STEP = '/demandes/141/etape/transport'

const { lines, say } = recorder()

const folder = mkdtempSync(join(tmpdir(), 'liane-bench-'))
const dataDir = join(folder, 'data')
mkdirSync(dataDir)

/** Both sides in turn, so that whatever else the machine does falls on both. */
const compare = async (what: string, sides: { portal: string; bare: string }, headers: Headers, aim: number | null) => {
  const seen = { portal: [] as number[], bare: [] as number[] }
  for (const side of ['portal', 'bare'] as const) await throughput(sides[side], headers, WARM_SECONDS)
  for (let run = 0; run < RUNS; run++) {
    for (const side of ['portal', 'bare'] as const) seen[side].push(await throughput(sides[side], headers, SECONDS))
  }
  const [portal, bare] = [median(seen.portal), median(seen.bare)]
  const runs = seen.portal.map((value, i) => value / seen.bare[i]!)
  say({
    what,
    value: portal / bare,
    shown: `${(portal / bare).toFixed(2)} (${Math.round(portal)} / ${Math.round(bare)} per s; each run ${runs.map((r) => r.toFixed(2)).join(' ')})`,
    aim: aim === null ? null : { at: 'least', value: aim, limit: aim * 0.8, shown: `≥ ${aim.toFixed(2)}` },
  })
}

const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`
const size = (what: string, bytes: number, aim: number | null, more = '') =>
  say({
    what,
    value: bytes,
    shown: kilobytes(bytes) + more,
    aim: aim === null ? null : { at: 'most', value: aim * 1024, limit: aim * 1024, shown: `≤ ${aim} KB` },
  })

const settled = async (origin: string, path: string, cookie: string): Promise<{ path: string; page: Weighed }> => {
  const page = await weigh(origin + path, cookie)
  if (page.status >= 300 && page.status < 400) return settled(origin, page.location, cookie)
  if (page.status !== 200) throw new Error(`${path} answers ${page.status}`)
  return { path, page }
}

const measureSizes = async (origin: string, cookie: string): Promise<void> => {
  const pages: [string, string, number | null][] = [
    ['/', '', 8],
    ['/connexion', '', 8],
    ['/inscription', '', 8],
    ['/accueil', cookie, 8],
    ['/agenda', cookie, 15],
    ['/demandes', cookie, 8],
    ['/echanges', cookie, 8],
    ['/paiements', cookie, 8],
    ['/paiements/releve', cookie, 8],
    ['/profil', cookie, 8],
  ]
  const sheets = new Set<string>()
  const scripts = new Set<string>()
  let most = 0
  for (const [path, session, aim] of pages) {
    const { page } = await settled(origin, path, session)
    const parts = partsOf(page.text)
    for (const url of parts.sheets) sheets.add(url)
    for (const url of parts.scripts) scripts.add(url)
    most = Math.max(most, 1 + Object.values(parts).flat().length)
    size(`HTML of ${path}`, page.wire, aim, ` (${kilobytes(Buffer.byteLength(page.text))} before compression)`)
  }
  const total = async (urls: Set<string>) =>
    (await Promise.all([...urls].map((url) => weigh(origin + url)))).map((sheet) => sheet.wire)
  size(
    'All CSS',
    (await total(sheets)).reduce((a, b) => a + b, 0),
    12,
    ` (${sheets.size} sheet)`,
  )
  size(
    'All JavaScript',
    (await total(scripts)).reduce((a, b) => a + b, 0),
    10,
    ` (${scripts.size} scripts)`,
  )
  say({
    what: 'Requests of a first view',
    value: most,
    shown: String(most),
    aim: { at: 'most', value: 8, limit: 8, shown: '≤ 8' },
  })
}

const startBare = async (port: number, pages: Readonly<Record<string, string>>): Promise<Server> => {
  const bytes = join(folder, 'pages')
  mkdirSync(bytes)
  for (const [name, html] of Object.entries(pages)) writeFileSync(join(bytes, name), html)
  return startServer({
    args: [join(projectRoot, 'bench', 'bare.ts'), String(port), bytes],
    env: { LIANE_DATA: dataDir },
    port,
    path: '/',
    log: join(folder, 'bare.log'),
  })
}

/** The five children of the demo's family are all enrolled in its three activities, and eat on Mondays and Thursdays. */
const enrolFamily = async (): Promise<void> => {
  const storage = await openStorage(loadConfig({ LIANE_DATA: dataDir }), openLog({ logLevel: 'silent' }))
  const towns = await openTowns(storage.connection, { baseUrl: 'http://localhost' })
  const { pool } = towns.bySlug('isques')
  await pool.query(
    `with parent as (select a.id as account, p.id, p.household_id from account a join person p on p.id = a.person_id where a.login = $1),
      kid as (select g.child_id as id from guardianship g join parent on g.adult_id = parent.id),
      e as (insert into activity_enrolment (child_id, activity_id, first_day, last_day, opened_at)
        select kid.id, v.id, current_date - 60, current_date + 300, now() from kid, activity v on conflict do nothing)
    insert into booking (child_id, activity_id, day, household_id, price_cents, booked_by, booked_at)
      select kid.id, v.id, d::date, parent.household_id, 390, parent.account, now()
      from kid, activity v, parent, generate_series(current_date - 40, current_date + 40, '1 day') d
      where v.slug = 'repas' and extract(isodow from d) in (1, 4) on conflict do nothing`,
    [PARENT],
  )
  // As autovacuum does within a minute: without it the first pages are measured against a bare route slowed down by bad plans.
  await pool.query('analyze')
  await towns.close()
  await storage.stop()
}

let portal: Server | undefined
let bare: Server | undefined
try {
  const port = await freePort()
  portal = await startPortal(dataDir, port)
  say({
    what: 'First start (PostgreSQL and demo made)',
    value: portal.startMs,
    shown: `${(portal.startMs / 1000).toFixed(2)} s`,
    aim: null,
  })
  await portal.stop()
  await enrolFamily()
  portal = await startPortal(dataDir, port)
  say({
    what: 'Second start, to the first page answered',
    value: portal.startMs,
    shown: `${(portal.startMs / 1000).toFixed(2)} s`,
    aim: { at: 'most', value: 4_000, limit: 6_000, shown: '≤ 4 s' },
  })

  const { origin } = portal
  const cookie = await signIn(origin, PARENT)
  const agenda = await settled(origin, '/agenda', cookie)
  for (const [url, headers] of [
    [`${origin}/`, {}],
    [origin + agenda.path, { cookie }],
  ] as const) {
    await request(url, headers, 500)
  }
  const resident = residentBytes(portal.pid)
  say({
    what: 'Memory of the web process after 1,000 requests',
    value: resident,
    shown: `${Math.round(resident / 1024 ** 2)} MB`,
    aim: { at: 'most', value: 200 * 1024 ** 2, limit: 250 * 1024 ** 2, shown: '≤ 200 MB' },
  })

  const home = await settled(origin, '/', '')
  const family = await settled(origin, '/agenda?personne=famille', cookie)
  const mine = await settled(origin, '/accueil', cookie)
  const step = await settled(origin, STEP, cookie)
  bare = await startBare(await freePort(), {
    accueil: home.page.text,
    agenda: agenda.page.text,
    famille: family.page.text,
    'mon-accueil': mine.page.text,
    etape: step.page.text,
  })
  await compare('Home page, of the bare route', { portal: `${origin}/`, bare: `${bare.origin}/accueil` }, {}, 0.5)
  await compare(
    'Agenda page, of the bare route',
    { portal: origin + agenda.path, bare: `${bare.origin}/agenda` },
    { cookie },
    0.25,
  )
  await compare(
    'Agenda of a whole family (five children, three activities), of the bare route',
    { portal: origin + family.path, bare: `${bare.origin}/famille` },
    { cookie },
    0.25,
  )
  await compare(
    'Own home page, of the bare route',
    { portal: `${origin}/accueil`, bare: `${bare.origin}/mon-accueil` },
    { cookie },
    null,
  )
  await compare(
    'Step of a fiche enfant, of the bare route',
    { portal: origin + step.path, bare: `${bare.origin}/etape` },
    { cookie },
    null,
  )
  await measureSizes(origin, cookie)
  for (const line of await measureUploads(portal)) say(line)
  const after = residentBytes(portal.pid)
  say({ what: 'Memory of the web process at the end', value: after, shown: `${Math.round(after / 1024 ** 2)} MB`, aim: null })
} finally {
  await bare?.stop()
  await portal?.stop()
  rmSync(folder, { recursive: true, force: true })
}

const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, ${Math.round(totalmem() / 1024 ** 3)} GB, Node ${process.versions.node}`
const method = `${RUNS} runs of ${SECONDS} s in turn, medians; one process each side; ${GENERATOR}`
const { table, missed } = show(lines)
console.log(`\n${machine}\n${method}\n\n${table}`)
const output = join(projectRoot, 'bench', '.output')
mkdirSync(output, { recursive: true })
writeFileSync(join(output, 'latest.json'), `${JSON.stringify({ machine, method, quick, lines }, null, 2)}\n`)
for (const { what, shown, aim } of missed) console.error(`Missed by far: ${what}: ${shown}, aim ${aim?.shown}`)
process.exitCode = missed.length > 0 ? 1 : 0
