/** URLs of the subject. */
export const paths = {
  messages: '/echanges',
  thread: '/echanges/:id',
  contact: '/demarches/:demarche/sans-compte',
  contactSent: '/demarches/:demarche/sans-compte/a-confirmer',
  confirm: '/contact/confirmation/:jeton',
  visitorThread: '/contact/conversation/:jeton',
  newLink: '/contact/conversation/:jeton/nouveau-lien',
  inbox: '/agent/messages',
  agentThread: '/agent/messages/:id',
  agentReply: '/agent/messages/:id/repondre',
  note: '/agent/messages/:id/note',
  assign: '/agent/messages/:id/suivi',
  forward: '/agent/messages/:id/service',
  close: '/agent/messages/:id/clore',
  reopen: '/agent/messages/:id/rouvrir',
  answers: '/agent/messages/reponses-types',
  newAnswer: '/agent/messages/reponses-types/nouvelle',
  answer: '/agent/messages/reponses-types/:reponse',
  deleteAnswer: '/agent/messages/reponses-types/:reponse/supprimer',
  settings: '/agent/parametres/messages',
} as const

const at = (pattern: string, value: string | number): string => pattern.replace(/:\w+/, String(value))

export const to = {
  messages: () => paths.messages,
  /** The conversation that holds a message. */
  message: (id: number) => at(paths.thread, id),
  /** The form of that procedure for somebody without an account. */
  contact: (procedure: string) => at(paths.contact, procedure),
  contactSent: (procedure: string) => at(paths.contactSent, procedure),
  confirm: (token: string) => at(paths.confirm, token),
  visitorThread: (token: string) => at(paths.visitorThread, token),
  newLink: (token: string) => at(paths.newLink, token),
  inbox: () => paths.inbox,
  /** The conversation, for agents. */
  agentThread: (id: number) => at(paths.agentThread, id),
  agentReply: (id: number) => at(paths.agentReply, id),
  note: (id: number) => at(paths.note, id),
  assign: (id: number) => at(paths.assign, id),
  forward: (id: number) => at(paths.forward, id),
  close: (id: number) => at(paths.close, id),
  reopen: (id: number) => at(paths.reopen, id),
  answers: () => paths.answers,
  newAnswer: () => paths.newAnswer,
  answer: (id: number) => at(paths.answer, id),
  deleteAnswer: (id: number) => at(paths.deleteAnswer, id),
  settings: () => paths.settings,
}
