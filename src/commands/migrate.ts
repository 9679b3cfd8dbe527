import { importGeography } from '#features/geography/index.ts'
import type { Config } from '../platform/config.ts'
import { openInstallation, openLog } from '../platform/installation.ts'

/** Brings every town's tables to this version, beside a running Liane or alone. */
export const migrateCommand = async (config: Config): Promise<void> => {
  const installation = await openInstallation(config, openLog({ logLevel: 'error' }), true)
  const { migrated, towns } = installation
  for (const town of towns.all) await importGeography(town)
  await installation.close()
  console.log(
    migrated.length === 0
      ? 'Les tables étaient déjà à jour.'
      : `Tables mises à jour :\n${migrated.map((name) => `  ${name}`).join('\n')}`,
  )
}
