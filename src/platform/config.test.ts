import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { envExample } from '../../tools/env-example.ts'
import { loadConfig } from './config.ts'
import { projectRoot } from './root.ts'

const KEY = Buffer.alloc(32, 7).toString('base64')
const production = {
  NODE_ENV: 'production',
  LIANE_KEY: KEY,
  BASE_URL: 'https://portail.isques.example/',
  SMTP_URL: 'smtps://mail.example',
}

test('an empty environment is a demo on this machine only', () => {
  expect(loadConfig({})).toEqual({
    mode: 'demo',
    port: 3000,
    host: '127.0.0.1',
    baseUrl: 'http://localhost:3000',
    dataDir: join(projectRoot, 'data'),
    mailFrom: 'ne-pas-repondre@localhost',
    trustProxy: false,
    logLevel: 'info',
  })
})

test('the address follows the port, and an empty variable counts as absent', () => {
  expect(loadConfig({ PORT: '4000', BASE_URL: ' ' }).baseUrl).toBe('http://localhost:4000')
})

test('a wrong configuration lists all its faults at once, without showing secrets', () => {
  const wrong = {
    PORT: 'x',
    BASE_URL: 'ftp://x',
    DATABASE_URL: 'mysql://root:hunter2@x',
    LIANE_KEY: 'c2hvcnQ=',
    LOG_LEVEL: 'loud',
    TRUST_PROXY: 'sure',
  }
  expect(() => loadConfig(wrong)).toThrowErrorMatchingInlineSnapshot(`
    [OperatorError: La configuration a 6 fautes :
      – PORT : doit être un nombre entier de 1 à 65535 (reçu « x »)
      – BASE_URL : doit être une adresse http:// ou https:// sans chemin, par exemple https://portail.isques.example (reçu « ftp://x »)
      – DATABASE_URL : doit commencer par postgres:// ou postgresql://
      – LIANE_KEY : doit être en base64 et faire au moins 32 octets (openssl rand -base64 32)
      – TRUST_PROXY : doit être un nombre de mandataires ou une liste d’adresses IP (reçu « sure »)
      – LOG_LEVEL : doit être l’un de fatal, error, warn, info, debug, trace, silent (reçu « loud »)]
  `)
})

test('production requires a key, https and a mail server, all said at once', () => {
  expect(() => loadConfig({ NODE_ENV: 'production' })).toThrow(/3 fautes.*LIANE_KEY.*BASE_URL.*SMTP_URL/s)
  expect(() => loadConfig({ ...production, BASE_URL: 'http://portail.isques.example' })).toThrow(/BASE_URL.: doit être en https/)
  expect(loadConfig(production)).toMatchObject({ mode: 'production', baseUrl: 'https://portail.isques.example' })
})

test.each([
  ['1', 1],
  ['non', false],
  ['oui', 1],
  ['loopback, 10.0.0.0/8', ['loopback', '10.0.0.0/8']],
])('TRUST_PROXY=%s', (given, read) => {
  expect(loadConfig({ TRUST_PROXY: given }).trustProxy).toEqual(read)
})

test('.env.example is what the schema gives (node tools/env-example.ts writes it)', () => {
  expect(readFileSync(join(projectRoot, '.env.example'), 'utf8')).toBe(envExample())
})

test('PayFiP: one town or several, real payments in production only, by https', () => {
  const production = {
    NODE_ENV: 'production',
    LIANE_KEY: Buffer.alloc(32, 1).toString('base64'),
    BASE_URL: 'https://portail.isques.example',
    SMTP_URL: 'smtp://localhost',
  }
  expect(loadConfig({}).payfip).toBeUndefined()
  expect(loadConfig({ ...production, PAYFIP_NUMCLI: '006270', PAYFIP_SAISIE: 'W' }).payfip).toMatchObject({
    clients: { '': '006270' },
    saisie: 'W',
    serviceUrl: 'https://www.payfip.gouv.fr/tpa/services/securite',
  })
  expect(loadConfig({ ...production, PAYFIP_NUMCLI: 'isques=006270,autre=006271' }).payfip?.clients).toEqual({
    isques: '006270',
    autre: '006271',
  })
  expect(() => loadConfig({ PAYFIP_NUMCLI: '006270', PAYFIP_SAISIE: 'W' })).toThrow(/T hors production/)
  expect(() => loadConfig({ PAYFIP_NUMCLI: '6270' })).toThrow(/6 chiffres/)
  expect(() => loadConfig({ ...production, PAYFIP_NUMCLI: '006270', PAYFIP_URL: 'http://x.example' })).toThrow(/https/)
})
