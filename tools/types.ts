// Writes db/schema.gen.ts from the migrations (`npm run types`), or checks that it is what they give (`--verify`).
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { openCluster } from '#platform/db/cluster.ts'
import { migrateSchema } from '#platform/db/migrate.ts'
import { projectRoot } from '#platform/root.ts'

const TARGET = join(projectRoot, 'db', 'schema.gen.ts')
/** Any town's schema: the types are the same for all. */
const SCHEMA = 'town'

const CONFIG = {
  dialect: 'postgres',
  defaultSchemas: [SCHEMA],
  includePattern: `${SCHEMA}.!(migration)`,
  typeMapping: {
    date: 'Temporal.PlainDate',
    timestamptz: 'Temporal.Instant',
    time: 'Temporal.PlainTime',
    int8: 'number',
    jsonb: 'unknown',
  },
}

/** The types of a freshly migrated schema, made in a PostgreSQL of their own. */
const generate = async (): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), 'liane-types-'))
  const cluster = await openCluster({ dataDir: folder, log: pino({ level: 'silent' }), tests: true })
  try {
    await migrateSchema(cluster.connection, SCHEMA)
    const outFile = join(folder, 'schema.gen.ts')
    const url = `postgres://liane@/${cluster.connection.database}?host=${encodeURIComponent(String(cluster.connection.host))}`
    const configFile = join(folder, 'codegen.json')
    writeFileSync(configFile, JSON.stringify({ ...CONFIG, url, outFile }))
    const codegen = join(projectRoot, 'node_modules', 'kysely-codegen', 'dist', 'cli', 'bin.js')
    execFileSync(process.execPath, [codegen, '--config-file', configFile], {
      cwd: folder,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    return readFileSync(outFile, 'utf8')
  } finally {
    await cluster.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

const types = await generate()
if (!process.argv.includes('--verify')) writeFileSync(TARGET, types)
else if (readFileSync(TARGET, 'utf8') !== types) {
  console.error('db/schema.gen.ts is not what the migrations give: run «npm run types».')
  process.exitCode = 1
}
