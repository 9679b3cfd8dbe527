import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { roles } from '#app/roles.ts'
import { makeTownCtx } from '#app/work.ts'
import { accountsPaths, inviteAgent, resetFactorOf } from '#features/accounts/index.ts'
import { type AccountsRefusal, accountsSentences } from '#features/accounts/refusals.ts'
import { listServices } from '#features/catalogue/index.ts'
import { sentenceOf } from '#forms/form.ts'
import { systemClock } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import type { TownCtx } from '../platform/http/ctx.ts'
import { openInstallation, openLog } from '../platform/installation.ts'
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
const choices = async (ctx: TownCtx): Promise<string[]> => (await listServices(ctx.db)).map((service) => service.slug)

const USAGE = `Usage : npx liane agent add ${Object.keys(QUESTIONS)
  .map((name) => `--${name} …`)
  .join(' ')}
        npx liane agent reset-factor --identifiant …`

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

const failed = (refused: Parameters<typeof sentenceOf<AccountsRefusal>>[1]): OperatorError =>
  new OperatorError(`${sentenceOf(accountsSentences, refused)}.`.replace('..', '.'))

/** `agent add`: invites somebody, and prints the link that the letter holds too: the first administrator has nobody else. */
const add = async (ctx: TownCtx, args: string[]): Promise<void> => {
  const given = readOptions(args)
  const services = await choices(ctx)
  if (services.length === 0) throw new OperatorError('Cette ville n’a encore aucun service : démarrez Liane une première fois.')
  const answers = await complete(given, { role: ROLES.join(', '), service: services.join(', ') })
  if (!ROLES.includes(answers.role)) throw new OperatorError(`Le rôle « ${answers.role} » n’existe pas : ${ROLES.join(', ')}.`)
  if (!services.includes(answers.service))
    throw new OperatorError(`Le service « ${answers.service} » n’existe pas : ${services.join(', ')}.`)
  if (!/^[^\s@]+@[^\s@]+$/.test(answers.email))
    throw new OperatorError(`« ${answers.email} » n’est pas une adresse électronique.`)
  const who = {
    login: answers.identifiant,
    email: answers.email,
    firstName: answers.prenom,
    lastName: answers.nom,
    quality: answers.qualite,
    service: answers.service,
    roles: [answers.role],
  }
  const invited = await inviteAgent(ctx, who, null)
  if (!invited.ok) throw failed(invited)
  const url = new URL(accountsPaths.invitation(invited.value), ctx.town.baseUrl)
  console.log(
    frenchSpaces(`Invitation valable 7 jours, à ouvrir une seule fois (elle part aussi à ${answers.email}) :\n${url.href}`),
  )
}

/** `agent reset-factor`: telephone and codes are lost, and no administrator can do it (their own, or a citizen's). */
const reset = async (ctx: TownCtx, args: string[]): Promise<void> => {
  const login = readOptions(args).identifiant?.trim().toLowerCase()
  if (!login) throw new OperatorError(USAGE)
  if (!(await resetFactorOf(ctx, login))) throw new OperatorError(`Aucun compte n’a l’identifiant « ${login} ».`)
  console.log(frenchSpaces('Second facteur réinitialisé. Un agent en ajoutera un autre à sa prochaine connexion.'))
}

const VERBS: Readonly<Record<string, (ctx: TownCtx, args: string[]) => Promise<void>>> = { add, 'reset-factor': reset }

export const agentCommand = async (config: Config, [verb = '', ...args]: string[]): Promise<void> => {
  const run = VERBS[verb]
  if (!run) throw new OperatorError(USAGE)
  readOptions(args)
  const log = openLog({ logLevel: 'error' })
  const installation = await openInstallation(config, log, true)
  try {
    const { towns, connection } = installation
    const jobs = await openJobs({ connection, log, clock: systemClock })
    try {
      await run(await makeTownCtx({ towns, jobs, mode: config.mode })(towns.all[0]!.slug, systemClock()), args)
    } finally {
      await jobs.stop()
    }
  } finally {
    await installation.close()
  }
}
