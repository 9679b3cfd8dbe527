// Writes .env.example from the schema of src/platform/config.ts.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { variables } from '#platform/config.ts'
import { projectRoot } from '#platform/root.ts'

/** The text of `.env.example`: every variable, commented out, with what it is for. */
export const envExample = (): string => {
  const entries = Object.entries(variables.shape).map(([name, schema]) => {
    const { description, example } = schema.meta() as { description: string; example: string }
    return `# ${description}\n#${name}=${example}\n`
  })
  return ['# Copiez ce fichier en « .env » et décommentez ce qui change. Écrit par tools/env-example.ts.\n', ...entries].join(
    '\n',
  )
}

if (import.meta.main) writeFileSync(join(projectRoot, '.env.example'), envExample())
