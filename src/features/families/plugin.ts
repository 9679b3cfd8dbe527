import type { Feature } from '#platform/feature.ts'
import { families, familyFile, familyHistory, healthSheet } from './pages/agent/families.route.ts'
import { familiesPaths } from './paths.ts'
import { permissions } from './permissions.ts'

export const familiesFeature: Feature = {
  name: 'families',
  pages: [families, familyFile, familyHistory, healthSheet],
  contributes: {
    agentMenu: [{ href: familiesPaths.search, label: 'Familles', permission: permissions.read, group: 'work', rank: 5 }],
  },
}
