import { existsSync, readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { join, resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { z } from 'zod'
import type { PayfipSettings } from './bank/payfip/payfip.ts'
import { OperatorError } from './operator-error.ts'
import { projectRoot } from './root.ts'

export type Config = {
  /** `demo` offers demo logins, mailbox and bank; `production` refuses them and asks for https, a key and a mail server. */
  readonly mode: 'demo' | 'production'
  readonly port: number
  readonly host: string
  /** Origin without final slash: «https://portail.isques.example». */
  readonly baseUrl: string
  /** Absolute path. */
  readonly dataDir: string
  readonly databaseUrl?: string
  readonly smtpUrl?: string
  readonly mailFrom: string
  /** Where the antivirus (clamd) listens. */
  readonly clamdUrl?: string
  /** At least 32 bytes. */
  readonly key?: Buffer
  /** Which proxies' X-Forwarded-* are believed: none, the n nearest, or those at these addresses. */
  readonly trustProxy: false | number | readonly string[]
  /** Absent: no online payment in production, the pretend bank in the demo. */
  readonly payfip?: PayfipSettings
  readonly logLevel: (typeof LOG_LEVELS)[number]
}

export type Environment = Readonly<Record<string, string | undefined>>

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
const NETWORKS = ['loopback', 'linklocal', 'uniquelocal']

const isOrigin = (text: string): boolean => {
  const url = URL.parse(text)
  return url !== null && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash && !url.username
}
const isAddress = (text: string): boolean => NETWORKS.includes(text) || isIP(text.split('/')[0]!) !== 0

const trustProxy = z
  .string()
  .transform((text) =>
    /^\d+$/.test(text) ? Number(text) : /^(true|oui)$/i.test(text) ? 1 : /^(false|non)$/i.test(text) ? 0 : text.split(/[\s,]+/),
  )
  .refine(
    (value) => typeof value === 'number' || value.every(isAddress),
    'doit être un nombre de mandataires ou une liste d’adresses IP',
  )
  .transform((value) => (value === 0 ? (false as const) : value))

/** Every variable that Liane reads, in the order of `.env.example`. Messages complete «NOM : …». */
export const variables = z.object({
  PORT: z
    .string()
    .refine(
      (text) => /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535,
      'doit être un nombre entier de 1 à 65535',
    )
    .transform(Number)
    .default(3000)
    .meta({ example: '3000', description: 'Port d’écoute.' }),
  HOST: z.string().default('127.0.0.1').meta({
    example: '127.0.0.1',
    description: 'Adresse d’écoute : cette machine seulement par défaut ; 0.0.0.0 pour être jointe depuis les autres.',
  }),
  BASE_URL: z
    .string()
    .refine(isOrigin, 'doit être une adresse http:// ou https:// sans chemin, par exemple https://portail.isques.example')
    .transform((text) => new URL(text).origin)
    .optional()
    .meta({
      example: 'http://localhost:3000',
      description: 'Adresse publique du portail, celle des liens des courriels. En production : https obligatoire.',
    }),
  LIANE_DATA: z.string().optional().meta({
    example: './data',
    description: 'Dossier des données : PostgreSQL embarqué, clés. Sans cette variable : « data », à côté de package.json.',
  }),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'doit commencer par postgres:// ou postgresql://')
    .optional()
    .meta({
      example: 'postgres://liane:motdepasse@localhost/liane',
      description: 'Base PostgreSQL (18 conseillé, encodage UTF8). Absente : Liane lance son propre PostgreSQL.',
    }),
  SMTP_URL: z
    .string()
    .refine(
      (text) => /^smtps?:\/\/./.test(text) && URL.canParse(text),
      'doit être de la forme smtp://serveur:587 ou smtps://utilisateur:motdepasse@serveur',
    )
    .optional()
    .meta({
      example: 'smtps://utilisateur:motdepasse@smtp.example',
      description: 'Serveur d’envoi des courriels. Absent : la boîte aux lettres de démonstration. Obligatoire en production.',
    }),
  MAIL_FROM: z
    .string()
    .regex(
      /^[^<>@\r\n]*<[^<>@\s]+@[^<>@\s]+>$|^[^<>@\s]+@[^<>@\s]+$/,
      'doit être une adresse, seule ou comme « Portail citoyen <portail@isques.example> »',
    )
    .optional()
    .meta({
      example: 'Portail citoyen <ne-pas-repondre@isques.example>',
      description: 'Expéditeur des courriels. Absent : ne-pas-repondre@ le nom de BASE_URL.',
    }),
  CLAMD_URL: z
    .string()
    .regex(/^tcp:\/\/[^/\s]+$|^unix:\/\/\/\S+$/, 'doit être de la forme tcp://serveur:3310 ou unix:///run/clamav/clamd.ctl')
    .optional()
    .meta({
      example: 'unix:///run/clamav/clamd.ctl',
      description:
        'Antivirus ClamAV (clamd) des fichiers reçus : rien n’est ouvert avant son avis. Absent : les fichiers ne sont pas analysés.',
    }),
  LIANE_KEY: z
    .string()
    .refine(
      (text) => /^[A-Za-z0-9+/_-]+=*$/.test(text) && Buffer.from(text, 'base64').length >= 32,
      'doit être en base64 et faire au moins 32 octets (openssl rand -base64 32)',
    )
    .transform((text) => Buffer.from(text, 'base64'))
    .optional()
    .meta({
      example: '',
      description:
        'Clé maîtresse (openssl rand -base64 32). Absente : fabriquée au premier démarrage dans data/keys. Obligatoire en production.',
    }),
  TRUST_PROXY: trustProxy.default(false).meta({
    example: '1',
    description: 'Mandataires (reverse proxies) dont X-Forwarded-* est cru : leur nombre ou leurs adresses. Absent : aucun.',
  }),
  PAYFIP_NUMCLI: z
    .string()
    .regex(
      /^(\d{6}|[a-z][a-z0-9_]*=\d{6}(,[a-z][a-z0-9_]*=\d{6})*)$/,
      'doit être un numéro de 6 chiffres, ou « isques=006270,autre=006271 » pour plusieurs communes',
    )
    .transform((text) => Object.fromEntries(text.split(',').map((part) => (part.includes('=') ? part.split('=') : ['', part]))))
    .optional()
    .meta({
      example: '006270',
      description: 'Numéro de client PayFiP de la régie (DGFiP). Absent : pas de paiement en ligne en production.',
    }),
  PAYFIP_SAISIE: z.enum(['T', 'X', 'W'], 'doit être T (test), X (activation) ou W (production)').default('T').meta({
    example: 'W',
    description: 'T : paiements de test ; X : paiement d’activation ; W : paiements réels. La démonstration n’accepte que T.',
  }),
  PAYFIP_URL: z
    .string()
    .refine((text) => URL.canParse(text) && /^https?:/.test(text), 'doit être une adresse https://')
    .default('https://www.payfip.gouv.fr/tpa/services/securite')
    .meta({ example: 'https://www.payfip.gouv.fr/tpa/services/securite', description: 'Service web PayFiP.' }),
  PAYFIP_PAGE: z
    .string()
    .refine((text) => URL.canParse(text) && /^https?:/.test(text), 'doit être une adresse https://')
    .default('https://www.payfip.gouv.fr/tpa/paiementws.web')
    .meta({
      example: 'https://www.payfip.gouv.fr/tpa/paiementws.web',
      description: 'Page de paiement PayFiP ; son nom est ajouté à la politique de sécurité du contenu.',
    }),
  LOG_LEVEL: z
    .enum(LOG_LEVELS, `doit être l’un de ${LOG_LEVELS.join(', ')}`)
    .default('info')
    .meta({ example: 'info', description: 'Détail du journal.' }),
  NODE_ENV: z.string().optional().meta({
    example: 'production',
    description:
      '« production » : ni identifiants, ni boîte aux lettres, ni banque de démonstration ; https, LIANE_KEY et SMTP_URL obligatoires.',
  }),
})

const SECRET = new Set(['LIANE_KEY', 'DATABASE_URL', 'SMTP_URL'])

const faultsOf = (env: Environment, error: z.ZodError): string[] =>
  error.issues.map((issue) => {
    const name = String(issue.path[0])
    return `${name} : ${issue.message}${SECRET.has(name) ? '' : ` (reçu « ${env[name]} »)`}`
  })

const productionFaults = (env: Environment): string[] => [
  ...(env.LIANE_KEY ? [] : ['LIANE_KEY : obligatoire en production (openssl rand -base64 32)']),
  ...(env.BASE_URL ? [] : ['BASE_URL : obligatoire en production, par exemple https://portail.isques.example']),
  ...(env.BASE_URL && isOrigin(env.BASE_URL) && !env.BASE_URL.toLowerCase().startsWith('https:')
    ? ['BASE_URL : doit être en https en production']
    : []),
  ...(env.SMTP_URL ? [] : ['SMTP_URL : obligatoire en production']),
  ...['PAYFIP_URL', 'PAYFIP_PAGE']
    .filter((name) => env[name]?.toLowerCase().startsWith('http:'))
    .map((name) => `${name} : doit être en https en production`),
]

/** Outside production anybody may sign in: no real money there. */
const demoFaults = (env: Environment): string[] =>
  env.PAYFIP_NUMCLI && (env.PAYFIP_SAISIE ?? 'T') !== 'T' ? ['PAYFIP_SAISIE : T hors production'] : []

/** The process's environment, completed by the file `.env` beside package.json. The only reader of `process.env`. */
export const readEnvironment = (): Environment => {
  const file = join(projectRoot, '.env')
  return { ...(existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {}), ...process.env }
}

/** @throws OperatorError listing every fault, one per line. An empty variable counts as absent. */
export const loadConfig = (given: Environment): Config => {
  const env = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined && value.trim() !== ''))
  const production = env.NODE_ENV === 'production'
  const read = variables.safeParse(env)
  const faults = [...(read.success ? [] : faultsOf(env, read.error)), ...(production ? productionFaults(env) : demoFaults(env))]
  if (!read.success || faults.length > 0) {
    throw new OperatorError(
      `La configuration a ${faults.length} faute${faults.length > 1 ? 's' : ''} :\n${faults.map((fault) => `  – ${fault}`).join('\n')}`,
    )
  }
  const value = read.data
  const baseUrl = value.BASE_URL ?? `http://localhost:${value.PORT}`
  return {
    mode: production ? 'production' : 'demo',
    port: value.PORT,
    host: value.HOST,
    baseUrl,
    dataDir: value.LIANE_DATA ? resolve(value.LIANE_DATA) : join(projectRoot, 'data'),
    databaseUrl: value.DATABASE_URL,
    smtpUrl: value.SMTP_URL,
    mailFrom: value.MAIL_FROM ?? `ne-pas-repondre@${new URL(baseUrl).hostname}`,
    clamdUrl: value.CLAMD_URL,
    key: value.LIANE_KEY,
    trustProxy: value.TRUST_PROXY,
    ...(value.PAYFIP_NUMCLI
      ? {
          payfip: {
            clients: value.PAYFIP_NUMCLI,
            saisie: value.PAYFIP_SAISIE,
            serviceUrl: value.PAYFIP_URL,
            paymentUrl: value.PAYFIP_PAGE,
          },
        }
      : {}),
    logLevel: value.LOG_LEVEL,
  }
}
