import { loadConfig, readEnvironment } from './platform/config.ts'
import { OperatorError } from './platform/operator-error.ts'

type Command = { readonly usage: string; readonly does: string; readonly run: (args: string[]) => Promise<void> }

/** A command's code is loaded when it is asked for. */
const COMMANDS: Readonly<Record<string, Command>> = {
  start: {
    usage: 'start',
    does: 'démarre le portail (et son PostgreSQL si DATABASE_URL est absente)',
    run: async () => (await import('./commands/start.ts')).startCommand(readEnvironment()),
  },
  migrate: {
    usage: 'migrate',
    does: 'met les tables à jour, sans démarrer',
    run: async () => (await import('./commands/migrate.ts')).migrateCommand(loadConfig(readEnvironment())),
  },
  demo: {
    usage: 'demo [--reset]',
    does: 'crée la ville de démonstration, ou la refait à neuf',
    run: async (args) => (await import('./commands/demo.ts')).demoCommand(loadConfig(readEnvironment()), args),
  },
  agent: {
    usage: 'agent add | reset-factor --identifiant … …',
    does: 'invite un agent et donne le lien de son compte ; réinitialise son second facteur',
    run: async (args) => (await import('./commands/agent.ts')).agentCommand(loadConfig(readEnvironment()), args),
  },
  doctor: {
    usage: 'doctor',
    does: 'dit ce qui ne va pas dans cette installation',
    run: async () => (await import('./commands/doctor.ts')).doctorCommand(readEnvironment()),
  },
  help: { usage: 'help', does: 'affiche cette aide', run: async () => console.log(help()) },
}

const help = (): string => {
  const width = 22
  const line = ({ usage, does }: Command) =>
    usage.length > width ? `  ${usage}\n  ${' '.repeat(width)}  ${does}` : `  ${usage.padEnd(width)}  ${does}`
  return ['Usage : npx liane <commande>', '', ...Object.values(COMMANDS).map(line), '', 'Réglages : voir .env.example.'].join(
    '\n',
  )
}

/** One sentence for what the operator can change; anything else is a fault of ours, shown with its trace. */
const complain = (error: unknown): void => {
  if (error instanceof OperatorError) console.error(error.message)
  else console.error('Liane s’est arrêtée sur une erreur imprévue :', error)
}

const [name = 'help', ...args] = process.argv.slice(2)
const command = COMMANDS[/^(-h|--help)$/.test(name) ? 'help' : name]
try {
  if (!command) throw new OperatorError(`La commande « ${name} » n’existe pas.\n\n${help()}`)
  await command.run(args)
} catch (error) {
  complain(error)
  process.exit(1)
}
