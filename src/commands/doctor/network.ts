import { createTransport } from 'nodemailer'
import type { Config } from '#platform/config.ts'
import { reasonOf } from '#platform/operator-error.ts'
import { type Finding, fine, warn, wrong } from './finding.ts'

const LOCAL = /^(localhost|127\.|\[::1\])/

export const checkAddress = ({ baseUrl, trustProxy, port }: Config): Finding => {
  const url = new URL(baseUrl)
  if (url.protocol === 'http:' && !LOCAL.test(url.hostname)) {
    return warn(
      `BASE_URL (${baseUrl}) est en http : mots de passe et sessions passent en clair. Pour une démonstration seulement.`,
    )
  }
  if (url.protocol === 'https:' && trustProxy === false) {
    return warn(
      `BASE_URL est en https et TRUST_PROXY est absente : le mandataire qui parle https doit être déclaré (TRUST_PROXY=1), sinon Liane croit recevoir du http.`,
    )
  }
  if (url.protocol === 'http:' && Number(url.port || 80) !== port) {
    return warn(
      `BASE_URL (${baseUrl}) et PORT (${port}) ne concordent pas : les liens des courriels n’arriveront ici que si un mandataire les relie.`,
    )
  }
  return fine(`L’adresse du portail est ${baseUrl}.`)
}

export const checkMail = async ({ smtpUrl }: Config): Promise<Finding> => {
  if (!smtpUrl) return fine('Sans SMTP_URL, les courriels vont dans la boîte de la démonstration (/demo/courriels).')
  const { hostname } = new URL(smtpUrl)
  const transport = createTransport({ url: smtpUrl, connectionTimeout: 5_000, greetingTimeout: 5_000 } as never)
  try {
    await transport.verify()
    return fine(`Le serveur de courriel « ${hostname} » répond et accepte la connexion.`)
  } catch (error) {
    const refused = (error as { code?: string }).code === 'EAUTH'
    return wrong(
      `Le serveur de courriel « ${hostname} » ne convient pas (${refused ? 'identifiant ou mot de passe refusé' : reasonOf(error)}) : vérifiez SMTP_URL.`,
    )
  } finally {
    transport.close()
  }
}
