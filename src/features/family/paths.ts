/** A family's file, shown to agents by the feature «families». */
export const familyFile = (household: number): string => `/agent/familles/${household}`

/** URLs of «Ma famille». A leaf: imports nothing. */
const FAMILY = '/profil/famille'
type Id<Name extends string> = number | `:${Name}`

export const familyPaths = {
  family: FAMILY,
  addChild: `${FAMILY}/enfants/nouveau`,
  invite: `${FAMILY}/inviter`,
  resend: (id: Id<'invitation'>) => `${FAMILY}/invitations/${id}/renvoyer`,
  withdraw: (id: Id<'invitation'>) => `${FAMILY}/invitations/${id}/retirer`,
  rights: (child: Id<'enfant'>, parent: Id<'parent'>) => `${FAMILY}/enfants/${child}/parents/${parent}`,
  /** Corrections of its identity, shown by the feature «profile». */
  identity: (child: Id<'enfant'>) => `${FAMILY}/enfants/${child}/identite`,
  addPerson: (child: Id<'enfant'>) => `${FAMILY}/enfants/${child}/personnes`,
  removePerson: (child: Id<'enfant'>, person: Id<'personne'>) => `${FAMILY}/enfants/${child}/personnes/${person}/retirer`,
  /** What the letter leads to. */
  invitation: (token: string) => `/famille/invitation/${token}`,
} as const
