import { count } from '#core/text.ts'
import type { Feature } from '#platform/feature.ts'
import { importPage } from './pages/agent/import.route.ts'
import { weekPage } from './pages/agent/week.route.ts'
import { paths } from './paths.ts'
import { permissions } from './permissions.ts'

export const menusFeature: Feature = {
  name: 'menus',
  switch: { label: 'Menus de la cantine', about: 'La page des agents, et le menu du jour dans l’agenda des familles.' },
  pages: [weekPage, importPage],
  flashes: {
    'menus.saved': { tone: 'success', text: 'Les menus de la semaine sont enregistrés.' },
    'menus.imported': { tone: 'success', text: ({ menus }) => `${count(Number(menus), 'menu')} importés.` },
  },
  contributes: { agentMenu: [{ href: paths.week, label: 'Menus', permission: permissions.write, group: 'day', rank: 50 }] },
}
