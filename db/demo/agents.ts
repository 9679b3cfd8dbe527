import { addAgent } from '#features/accounts/index.ts'
import { serviceBySlug } from '#features/catalogue/index.ts'
import type { Agent } from '#platform/http/actor.ts'
import type { TownCtx } from '#platform/http/ctx.ts'
import { DEMO_PASSWORD } from './password.ts'
import { done } from './stage.ts'

export type DemoAgent = {
  readonly login: string
  readonly who: string
  readonly firstName: string
  readonly lastName: string
  readonly service: string
  readonly role: string
}

const agent = (login: string, who: string, firstName: string, lastName: string, service: string, role: string): DemoAgent => ({
  login,
  who,
  firstName,
  lastName,
  service,
  role,
})

/** One agent per role. `who` is their quality, as letters sign. */
export const AGENTS: readonly DemoAgent[] = [
  agent('agent.accueil', 'Agent d’accueil', 'Sophie', 'Delattre', 'accueil', 'accueil'),
  agent('agent.scolarite', 'Agent des affaires scolaires', 'Karim', 'Benali', 'scolarite', 'scolarite'),
  agent('agent.cantine', 'Responsable de la restauration scolaire', 'Monique', 'Vasseur', 'restauration-scolaire', 'cantine'),
  agent('agent.garderie', 'Animatrice de la garderie', 'Léa', 'Caron', 'garderie', 'garderie'),
  agent('agent.regie', 'Régisseur', 'Philippe', 'Lemaire', 'regie', 'regisseur'),
  agent('agent.communication', 'Chargée de communication', 'Inès', 'Duval', 'communication', 'communication'),
  agent('agent.lecture', 'Élue aux affaires scolaires', 'Martine', 'Leroy', 'accueil', 'lecture'),
  agent('admin.isques', 'Secrétaire générale de mairie', 'Anne', 'Carpentier', 'accueil', 'administrateur'),
]

/** @returns the agent who decides the demo's requests, as signed in */
export const hireAgents = async (ctx: TownCtx): Promise<Agent> => {
  const hired = new Map<string, Agent>()
  for (const { login, who, firstName, lastName, service, role } of AGENTS) {
    const added = await addAgent(ctx, {
      login,
      email: `${login}@isques.example`,
      firstName,
      lastName,
      quality: who,
      service,
      roles: [role],
      password: DEMO_PASSWORD,
      isDemo: true,
    })
    const { account } = done(added, `agent ${login}`)
    const { id } = await serviceBySlug(ctx.db, service)
    hired.set(role, { kind: 'agent', account, name: { firstName, lastName }, quality: who, service: id, roles: [role] })
  }
  return hired.get('scolarite')!
}
