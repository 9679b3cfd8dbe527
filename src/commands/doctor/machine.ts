import { accessSync, constants, existsSync, readFileSync, statfsSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import type { Config } from '#platform/config.ts'
import { keyFile, openKeys } from '#platform/keys.ts'
import { reasonOf } from '#platform/operator-error.ts'
import { projectRoot } from '#platform/root.ts'
import { type Finding, fine, warn, wrong } from './finding.ts'

const NODE_FLOOR = 26
const FREE_BYTES = 500_000_000

export const checkNode = (): Finding =>
  Number(process.versions.node.split('.')[0]) >= NODE_FLOOR
    ? fine(`Node ${process.versions.node} convient.`)
    : wrong(`Node ${process.versions.node} est trop ancien : Liane demande Node ${NODE_FLOOR} (npm ci l’installe).`)

/** Every package at the version that package.json names. */
export const checkPackages = (): Finding => {
  const { dependencies } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>
  }
  const off = Object.entries(dependencies).filter(([name, version]) => {
    const file = join(projectRoot, 'node_modules', name, 'package.json')
    return !existsSync(file) || (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version !== version
  })
  return off.length === 0
    ? fine('Les paquets npm sont ceux attendus.')
    : wrong(
        `Des paquets npm manquent ou ne sont pas à la bonne version (${off.map(([name]) => name).join(', ')}) : lancez « npm ci ».`,
      )
}

/** The nearest folder that exists on the way to `path`. */
const nearest = (path: string): string => (existsSync(path) || dirname(path) === path ? path : nearest(dirname(path)))

export const checkData = ({ dataDir }: Config): Finding => {
  const place = nearest(dataDir)
  try {
    accessSync(place, constants.W_OK | constants.X_OK)
    if (!statSync(place).isDirectory()) return wrong(`« ${place} » n’est pas un dossier : changez LIANE_DATA.`)
  } catch (error) {
    return wrong(
      `Le dossier de données « ${dataDir} » n’est pas accessible en écriture (${reasonOf(error)}) : changez ses droits ou LIANE_DATA.`,
    )
  }
  const { bavail, bsize } = statfsSync(place)
  if (bavail * bsize < FREE_BYTES) return warn(`Il reste moins de 500 Mo sur le disque de « ${dataDir} ».`)
  return fine(`Le dossier de données « ${dataDir} » est accessible en écriture.`)
}

export const checkKey = (config: Config): Finding => {
  if (config.key) return fine('La clé maîtresse vient de LIANE_KEY.')
  const path = keyFile(config.dataDir)
  try {
    if (!statSync(path, { throwIfNoEntry: false })) return fine('La clé maîtresse sera faite au premier démarrage.')
    openKeys(config)
    return fine(`La clé maîtresse « ${path} » est lisible par Liane seule.`)
  } catch (error) {
    return wrong(error instanceof Error ? error.message : String(error))
  }
}

const portIsFree = ({ host, port }: Config): Promise<string | null> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error) => resolve(reasonOf(error)))
    server.listen({ host, port }, () => server.close(() => resolve(null)))
  })

export const checkPort = async (config: Config): Promise<Finding> => {
  const { host, port } = config
  const refused = await portIsFree(config)
  if (refused === null) return fine(`Le port ${port} est libre sur ${host}.`)
  const local = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  const answer = await fetch(`http://${local.includes(':') ? `[${local}]` : local}:${port}/sante/pret`, {
    signal: AbortSignal.timeout(3_000),
  })
    .then(async (response) => ({ status: response.status, text: await response.text() }))
    .catch(() => null)
  if (answer?.text.includes('"statut":"pret"')) return fine(`Liane répond sur ${host}, port ${port}.`)
  if (answer?.text.includes('"statut"')) return warn(`Liane répond sur ${host}, port ${port}, mais n’est pas prête à servir.`)
  return wrong(
    `Le port ${port} ne peut pas être ouvert sur ${host} (${refused}) : changez PORT ou HOST, ou arrêtez ce qui l’occupe.`,
  )
}
