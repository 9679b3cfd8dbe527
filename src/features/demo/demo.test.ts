import { pino } from 'pino'
import { expect, test } from 'vitest'
import { buildApp } from '#app/build-app.ts'
import { openKeys } from '#platform/keys.ts'
import { testSite } from '#support/site.ts'
import { demoFeature } from './plugin.ts'

const site = await testSite('2026-11-23T10:00')

test('DE-1 · a mail of the demo is read on the site and its links lead to it', async () => {
  const visitor = await site.visitor().open('/oubli')
  visitor.pick(/^Mon mot de passe/)
  visitor.type(/^Votre nom d’utilisateur/, 'hubert.mounier')
  await visitor.press('Envoyer', visitor.main)
  await site.letters('hubert.mounier@example.org')
  await visitor.open('/demo/courriels')
  const first = visitor.main.querySelector('tbody a')!
  await visitor.open(first.getAttribute('href')!)
  const link = [...visitor.main.querySelectorAll('.courriel a')].map((a) => a.getAttribute('href')!)[0]!
  expect(link.startsWith('/')).toBe(true)
  expect((await visitor.open(link)).status).toBe(200)
})

test.each(['0', 'x', '999999999'])('mail %s does not exist', async (id) => {
  expect((await site.visitor().open(`/demo/courriels/${id}`)).status).toBe(404)
})

test('DE-2 · production has none of the demo’s pages', async () => {
  const config = {
    mode: 'production',
    baseUrl: 'https://portail.example',
    dataDir: '/nowhere',
    trustProxy: ['127.0.0.1'],
    mailFrom: 'x@portail.example',
  } as const
  const app = await buildApp({
    config,
    keys: openKeys({ key: Buffer.alloc(32, 1), dataDir: '/nowhere' }),
    towns: site.towns,
    jobs: site.jobs,
    clock: () => Temporal.Now.instant(),
    log: pino({ level: 'silent' }),
  })
  const headers = { host: 'portail.example', 'x-forwarded-proto': 'https' }
  expect((await app.inject({ url: '/', headers })).statusCode).toBe(200)
  for (const { url } of demoFeature.pages)
    expect((await app.inject({ url: url.replace(':id', '1'), headers })).statusCode, url).toBe(404)
  await app.close()
})
