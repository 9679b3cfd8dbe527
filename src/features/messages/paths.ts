/** URLs of the subject. */
export const paths = {
  messages: '/echanges',
  thread: '/echanges/:id',
  piecePage: '/echanges/:id/pieces/:piece/pages/:page',
  pieceFile: '/echanges/:id/pieces/:piece/fichiers/:fichier',
  contact: '/demarches/:demarche/sans-compte',
  contactSent: '/demarches/:demarche/sans-compte/a-confirmer',
  confirm: '/contact/confirmation/:jeton',
  visitorThread: '/contact/conversation/:jeton',
  visitorPiecePage: '/contact/conversation/:jeton/pieces/:piece/pages/:page',
  visitorPieceFile: '/contact/conversation/:jeton/pieces/:piece/fichiers/:fichier',
  newLink: '/contact/conversation/:jeton/nouveau-lien',
  inbox: '/agent/messages',
  begin: '/agent/messages/familles/:famille',
  agentThread: '/agent/messages/:id',
  agentPiecePage: '/agent/messages/:id/pieces/:piece/pages/:page',
  agentPieceFile: '/agent/messages/:id/pieces/:piece/fichiers/:fichier',
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

/** What is joined to the conversation at that address. */
const piecesOf = (thread: string) => ({
  page: (piece: number, page: number) => `${thread}/pieces/${piece}/pages/${page}`,
  original: (piece: number, file: number) => `${thread}/pieces/${piece}/fichiers/${file}`,
})

export const to = {
  messages: () => paths.messages,
  /** The conversation that holds a message. */
  message: (id: number) => at(paths.thread, id),
  pieces: (id: number) => piecesOf(at(paths.thread, id)),
  visitorPieces: (token: string) => piecesOf(at(paths.visitorThread, token)),
  agentPieces: (id: number) => piecesOf(at(paths.agentThread, id)),
  /** The form of that procedure for somebody without an account. */
  contact: (procedure: string) => at(paths.contact, procedure),
  contactSent: (procedure: string) => at(paths.contactSent, procedure),
  confirm: (token: string) => at(paths.confirm, token),
  visitorThread: (token: string) => at(paths.visitorThread, token),
  newLink: (token: string) => at(paths.newLink, token),
  inbox: () => paths.inbox,
  /** Where an agent writes first to a family. */
  begin: (household: number) => at(paths.begin, household),
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
