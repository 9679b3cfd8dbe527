import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { roles } from '#app/roles.ts'
import { makeTownCtx } from '#app/work.ts'
import { addAgent } from '#features/accounts/index.ts'
import { accountsSentences } from '#features/accounts/refusals.ts'
import { sentenceOf } from '#forms/form.ts'
import { systemClock } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import { type Installation, openInstallation, openLog } from '../platform/installation.ts'
import { openJobs } from '../platform/jobs/jobs.ts'
import { frenchSpaces, OperatorError } from '../platform/operator-error.ts'

const QUESTIONS = {
  identifiant: 'Identifiant',
  email: 'Adresse électronique',
  prenom: 'Prénom',
  nom: 'Nom',
  qualite: 'Qualité, comme en signature (Agent d’accueil)',
  role: 'Rôle',
  service: 'Service',
} as const
type Answers = Record<keyof typeof QUESTIONS, string>

const ROLES = Object.keys(roles).filter((role) => role !== 'citizen')
const choices = (installation: Installation): Promise<string[]> =>
  installation.towns.all[0]!.db.selectFrom('service')
    .select('slug')
    .orderBy('sort')
    .execute()
    .then((rows) => rows.map((row) => row.slug))

const USAGE = `Usage : npx liane agent add ${Object.keys(QUESTIONS)
  .map((name) => `--${name} …`)
  .join(' ')}`

const readOptions = (args: string[]): Partial<Answers> => {
  try {
    const options = Object.fromEntries(Object.keys(QUESTIONS).map((name) => [name, { type: 'string' as const }]))
    return parseArgs({ args, options }).values as Partial<Answers>
  } catch {
    throw new OperatorError(USAGE)
  }
}

/** Asks what was not given; without a terminal, says what is missing. */
const complete = async (given: Partial<Answers>, hints: Partial<Answers>): Promise<Answers> => {
  const missing = (Object.keys(QUESTIONS) as (keyof Answers)[]).filter((name) => !given[name]?.trim())
  if (missing.length === 0) return given as Answers
  if (!process.stdin.isTTY) throw new OperatorError(`Il manque ${missing.map((name) => `--${name}`).join(', ')}.\n${USAGE}`)
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const asked: Partial<Answers> = {}
  for (const name of missing) {
    const hint = hints[name] ? ` [${hints[name]}]` : ''
    asked[name] = await terminal.question(frenchSpaces(`${QUESTIONS[name]}${hint} : `))
  }
  terminal.close()
  return { ...given, ...asked } as Answers
}

/** `agent add`: creates the account and prints its password, known nowhere else. */
export const agentCommand = async (config: Config, [verb, ...args]: string[]): Promise<void> => {
  if (verb !== 'add') throw new OperatorError(USAGE)
  const given = readOptions(args)
  const log = openLog({ logLevel: 'error' })
  const installation = await openInstallation(config, log, true)
  try {
    const services = await choices(installation)
    if (services.length === 0) throw new OperatorError('Cette ville n’a encore aucun service : démarrez Liane une première fois.')
    const answers = await complete(given, { role: ROLES.join(', '), service: services.join(', ') })
    if (!ROLES.includes(answers.role)) throw new OperatorError(`Le rôle « ${answers.role} » n’existe pas : ${ROLES.join(', ')}.`)
    if (!services.includes(answers.service))
      throw new OperatorError(`Le service « ${answers.service} » n’existe pas : ${services.join(', ')}.`)
    if (!/^[^\s@]+@[^\s@]+$/.test(answers.email))
      throw new OperatorError(`« ${answers.email} » n’est pas une adresse électronique.`)
    const jobs = await openJobs({ connection: installation.connection, log, clock: systemClock })
    try {
      const { towns } = installation
      const ctx = await makeTownCtx({ towns, jobs, mode: config.mode })(towns.all[0]!.slug, systemClock())
      const added = await addAgent(ctx, {
        login: answers.identifiant,
        email: answers.email,
        firstName: answers.prenom,
        lastName: answers.nom,
        quality: answers.qualite,
        service: answers.service,
        roles: [answers.role],
      })
      if (!added.ok) throw new OperatorError(`${sentenceOf(accountsSentences, added)}.`.replace('..', '.'))
      console.log(
        frenchSpaces(`Compte créé. Mot de passe à remettre en main propre, il n’est gardé nulle part : ${added.value.password}`),
      )
    } finally {
      await jobs.stop()
    }
  } finally {
    await installation.close()
  }
}
