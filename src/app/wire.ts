import { usePayfip } from '#platform/bank/providers.ts'
import type { Config } from '#platform/config.ts'
import type { Towns } from '#platform/db/towns.ts'
import { antivirus } from '#platform/files/clamd.ts'
import type { Jobs } from '#platform/jobs/jobs.ts'
import { readAddress, senderAddress, smtpMailer, useMailer } from '#platform/mail/mail.ts'
import { features } from './features.ts'
import { plugPorts } from './ports.ts'
import { makeTownCtx, work } from './work.ts'

/** Ties features together before anything runs: ports, jobs, the way mails leave. */
export const wire = (parts: {
  config: Pick<Config, 'mode' | 'smtpUrl' | 'mailFrom' | 'payfip' | 'clamdUrl'>
  towns: Towns
  jobs: Jobs
}): void => {
  const { config, towns, jobs } = parts
  plugPorts(features)
  antivirus.plug(config.clamdUrl ?? null)
  senderAddress.plug(readAddress(config.mailFrom).address)
  usePayfip(config.payfip ?? null)
  useMailer(config.smtpUrl ? smtpMailer(config.smtpUrl, config.mailFrom) : null)
  jobs.define(
    work,
    makeTownCtx({ towns, jobs, mode: config.mode }),
    towns.all.map((town) => town.slug),
  )
}
