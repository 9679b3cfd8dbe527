import type { Feature } from '#platform/feature.ts'
import { agent, change, reopen, resetFactor, suspend } from './pages/agent/agent.route.ts'
import { agents, resend, withdraw } from './pages/agent/agents.route.ts'
import { invite } from './pages/agent/invite.route.ts'
import { settings } from './pages/agent/settings.route.ts'
import { adminPaths } from './paths.ts'
import { permissions } from './permissions.ts'

export const adminFeature: Feature = {
  name: 'admin',
  pages: [settings, agents, invite, agent, change, suspend, reopen, resetFactor, resend, withdraw],
  contributes: {
    agentMenu: [{ href: adminPaths.settings, label: 'Paramètres', permission: permissions.settings, group: 'town', rank: 90 }],
    settings: [
      {
        href: adminPaths.agents,
        label: 'Agents',
        group: 'equipe',
        permission: permissions.manage,
        about: 'Qui travaille ici, avec quels rôles\u00a0; invitations et suspensions.',
      },
    ],
  },
  flashes: {
    'invitation-sent': {
      tone: 'success',
      text: 'L’invitation est envoyée. Les liens envoyés avant à cette adresse ne servent plus.',
    },
    'invitation-withdrawn': { tone: 'success', text: 'L’invitation est retirée\u00a0: son lien ne sert plus.' },
    'agent-changed': { tone: 'success', text: 'C’est enregistré, et vaut dès la prochaine page de cette personne.' },
    'agent-suspended': { tone: 'success', text: 'Le compte est suspendu et ses connexions sont fermées.' },
    'agent-reopened': { tone: 'success', text: 'Le compte est rouvert.' },
    'factor-reset': { tone: 'success', text: 'Le second facteur est réinitialisé. La personne en est prévenue.' },
  },
}
