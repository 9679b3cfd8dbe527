import type { Feature } from '#platform/feature.ts'
import { deskRoute } from './pages/agent/desk.route.ts'
import { paths } from './paths.ts'
import { permissions } from './permissions.ts'

export const deskFeature: Feature = {
  name: 'desk',
  pages: [deskRoute],
  contributes: { agentMenu: [{ href: paths.desk, label: 'À traiter', permission: permissions.see, group: 'work', rank: 0 }] },
}
