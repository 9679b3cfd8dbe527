import type { AddressInfo } from 'node:net'
import { showDate } from '#core/days.ts'
import { DEMO_PASSWORD, demoLogins } from '../../db/demo/create.ts'
import type { Config } from '../platform/config.ts'
import { frenchSpaces } from '../platform/operator-error.ts'

type Started = {
  readonly config: Config
  readonly note: string
  /** Null in production. */
  readonly demo: { readonly madeOn: Temporal.PlainDate; readonly renewed: boolean } | null
  readonly address: Pick<AddressInfo, 'address'>
}

const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/

const demoLines = (baseUrl: string, demo: NonNullable<Started['demo']>): string[] => {
  const width = Math.max(...demoLogins.map(({ login }) => login.length))
  return [
    `  Courriels de la démonstration : ${baseUrl}/demo/courriels`,
    '',
    `  Identifiants, tous avec le mot de passe ${DEMO_PASSWORD} :`,
    ...demoLogins.map(({ login, who }) => `    ${login.padEnd(width)}  ${who}`),
    '',
    `  Démonstration faite le ${showDate(demo.madeOn)}${demo.renewed ? ' (à l’instant)' : ''} ; pour la refaire à neuf : npx liane demo --reset`,
  ]
}

/** What the operator reads once the site listens. */
export const greeting = ({ config, note, demo, address }: Started): string => {
  const { baseUrl, mode } = config
  const open = !LOOPBACK.test(address.address)
  const lines = [
    '',
    demo ? 'Liane est prête, avec la ville de démonstration.' : 'Liane est prête.',
    '',
    `  Adresse : ${baseUrl}`,
    ...(demo ? demoLines(baseUrl, demo) : []),
    `  Données : ${config.dataDir}`,
    `  ${note}`,
    ...(open && mode === 'demo' && baseUrl.startsWith('http:')
      ? [
          '  Attention : les autres machines du réseau peuvent s’y connecter, en http, sans chiffrement. Pour une démonstration seulement.',
        ]
      : []),
    '  Pour arrêter : Ctrl + C',
    '',
    '',
  ]
  return frenchSpaces(lines.join('\n'))
}
