import { OF_AGENTS, type PersonalTable } from '#platform/db/personal.ts'

export const personalData: readonly PersonalTable[] = [
  { table: 'letter_text', export: OF_AGENTS, erase: [{ kept: 'accounts.agents' }] },
  { table: 'setting_change', export: OF_AGENTS, erase: [{ kept: 'accounts.agents' }] },
]
