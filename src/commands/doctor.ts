import { type Environment, loadConfig } from '#platform/config.ts'
import { frenchSpaces } from '#platform/operator-error.ts'
import { checkDatabase } from './doctor/database.ts'
import { type Finding, fine, wrong } from './doctor/finding.ts'
import { checkData, checkKey, checkNode, checkPackages, checkPort } from './doctor/machine.ts'
import { checkAddress, checkMail } from './doctor/network.ts'

const MARKS: Readonly<Record<Finding['state'], string>> = { fine: '✓', warn: '!', wrong: '✗' }

const examine = async (env: Environment): Promise<Finding[]> => {
  const machine = [checkNode(), checkPackages()]
  try {
    const config = loadConfig(env)
    return [
      ...machine,
      fine(
        config.mode === 'production'
          ? 'La configuration est complète, en production.'
          : 'La configuration est complète, pour une démonstration.',
      ),
      checkData(config),
      checkKey(config),
      ...(await checkDatabase(config)),
      await checkMail(config),
      await checkPort(config),
      checkAddress(config),
    ]
  } catch (error) {
    return [...machine, wrong(error instanceof Error ? error.message : String(error))]
  }
}

/** Says what is wrong with this installation, one sentence per line; exit code 1 when something will not work. */
export const doctorCommand = async (env: Environment): Promise<void> => {
  const findings = await examine(env)
  for (const { state, sentence } of findings) console.log(`${MARKS[state]} ${frenchSpaces(sentence)}`)
  const count = (state: Finding['state']) => findings.filter((finding) => finding.state === state).length
  const [bad, odd] = [count('wrong'), count('warn')]
  console.log(bad + odd === 0 ? '\nTout va bien.' : frenchSpaces(`\n${bad} à corriger, ${odd} à regarder.`))
  if (bad > 0) process.exitCode = 1
}
