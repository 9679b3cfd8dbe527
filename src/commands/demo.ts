import { parseArgs } from 'node:util'
import { showDate } from '#core/days.ts'
import { ensureDemo, resetDemo } from '../../db/demo/create.ts'
import { systemClock } from '../platform/clock.ts'
import type { Config } from '../platform/config.ts'
import { openInstallation, openLog } from '../platform/installation.ts'
import { frenchSpaces, OperatorError } from '../platform/operator-error.ts'

const read = (args: string[]): { reset: boolean } => {
  try {
    return { reset: parseArgs({ args, options: { reset: { type: 'boolean', default: false } } }).values.reset }
  } catch {
    throw new OperatorError('Usage : npx liane demo [--reset]')
  }
}

/** Makes the demo town, or with `--reset` throws its rows away and makes it again, beside a running Liane or alone. */
export const demoCommand = async (config: Config, args: string[]): Promise<void> => {
  const { reset } = read(args)
  if (config.mode === 'production') throw new OperatorError('La ville de démonstration n’existe pas en production.')
  const installation = await openInstallation(config, openLog({ logLevel: 'error' }), true)
  try {
    const town = await installation.towns.bySlug('isques').db.selectFrom('town').select('demo_made_at').executeTakeFirst()
    if (town && town.demo_made_at === null) {
      throw new OperatorError('Cette base contient une vraie ville, pas la démonstration : Liane n’y touche pas.')
    }
    const parts = { towns: installation.towns, clock: systemClock }
    const demo = reset ? await resetDemo(parts) : await ensureDemo(parts)
    console.log(
      frenchSpaces(
        demo.renewed
          ? `La démonstration est faite, à la date du ${showDate(demo.madeOn)}.`
          : `La démonstration existe déjà, faite le ${showDate(demo.madeOn)} ; pour la refaire à neuf : npx liane demo --reset`,
      ),
    )
  } finally {
    await installation.close()
  }
}
