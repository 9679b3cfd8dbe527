import type { Actor } from '#platform/http/actor.ts'

/** Role → what it may do, as data. Health data and quotients will be rights of their own. */
export const roles = {
  citizen: [
    'account.see',
    'account.identify',
    'account.protect',
    'papers.provide',
    'messages.read',
    'money.see',
    'quotient.declare',
    'money.pay',
    'requests.make',
    'agenda.see',
    'agenda.book',
    'home.see',
  ],
  accueil: [
    'agent.protect',
    'desk.see',
    'requests.read',
    'requests.process',
    'papers.review',
    'requests.every-service',
    'messages.consult',
    'messages.answer',
    'messages.every-service',
  ],
  scolarite: [
    'agent.protect',
    'desk.see',
    'requests.read',
    'requests.process',
    'agenda.close',
    'papers.review',
    'health.read',
    'messages.consult',
    'messages.answer',
  ],
  cantine: ['agent.protect', 'desk.see', 'requests.read', 'health.read', 'menus.write', 'messages.consult', 'messages.answer'],
  garderie: ['agent.protect', 'desk.see', 'requests.read', 'health.read', 'messages.consult', 'messages.answer'],
  regisseur: [
    'agent.protect',
    'desk.see',
    'settings.see',
    'requests.read',
    'papers.review',
    'bank.read',
    'requests.every-service',
    'quotient.read',
    'regie.see',
    'regie.manage',
    'regie.settle',
    'tariffs.manage',
    'messages.consult',
    'messages.answer',
  ],
  communication: [
    'agent.protect',
    'desk.see',
    'settings.see',
    'places.manage',
    'search.manage',
    'messages.consult',
    'messages.answer',
  ],
  lecture: ['agent.protect', 'desk.see', 'requests.read', 'requests.every-service', 'messages.consult', 'messages.every-service'],
  administrateur: [
    'agent.protect',
    'desk.see',
    'requests.read',
    'requests.process',
    'settings.see',
    'agents.manage',
    'tariffs.manage',
    'quotient.read',
    'agenda.close',
    'papers.review',
    'papers.configure',
    'health.read',
    'bank.read',
    'places.manage',
    'search.manage',
    'requests.every-service',
    'procedures.define',
    'regie.see',
    'regie.settle',
    'menus.write',
    'messages.consult',
    'messages.answer',
    'messages.every-service',
    'messages.configure',
  ],
} as const satisfies Record<string, readonly string[]>

const byRole = new Map<string, ReadonlySet<string>>(
  Object.entries(roles).map(([role, permissions]) => [role, new Set<string>(permissions)]),
)

/** Whether this person may do that. A visitor may nothing that needs a permission. */
export const mayDo = (actor: Actor, permission: string): boolean => {
  if (actor.kind === 'visitor') return false
  const held = actor.kind === 'citizen' ? ['citizen'] : actor.roles
  return held.some((role) => byRole.get(role)?.has(permission) ?? false)
}
