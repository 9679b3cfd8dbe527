/** URLs of the subject: French, stable. Numbers are request numbers. */
export const paths = {
  start: '/demarches/:demarche',
  requests: '/demandes',
  request: '/demandes/:numero',
  step: '/demandes/:numero/etape/:etape',
  addChild: '/demandes/:numero/ajouter-un-enfant',
  check: '/demandes/:numero/verification',
  done: '/demandes/:numero/confirmation',
  print: '/demandes/:numero/imprimer',
  pdf: '/demandes/:numero/demande.pdf',
  complete: '/demandes/:numero/completer',
  dropPending: '/demandes/:numero/abandonner-les-modifications',
  withdraw: '/demandes/:numero/retirer',
  discard: '/demandes/:numero/supprimer',
  queue: '/agent/demandes',
  file: '/agent/demandes/:numero',
  take: '/agent/demandes/:numero/prendre-en-charge',
  release: '/agent/demandes/:numero/relacher',
  accept: '/agent/demandes/:numero/accepter',
  refuse: '/agent/demandes/:numero/refuser',
  reply: '/agent/demandes/:numero/repondre',
} as const

export const to = {
  start: (procedure: string) => `/demarches/${procedure}`,
  requests: () => paths.requests,
  request: (number: number) => `/demandes/${number}`,
  step: (number: number, step: string) => `/demandes/${number}/etape/${step}`,
  /** Back to the summary once the step is saved. */
  stepFromCheck: (number: number, step: string) => `/demandes/${number}/etape/${step}?retour=recapitulatif`,
  pdf: (number: number) => `/demandes/${number}/demande.pdf`,
  complete: (number: number) => `/demandes/${number}/completer`,
  dropPending: (number: number) => `/demandes/${number}/abandonner-les-modifications`,
  addChild: (number: number) => `/demandes/${number}/ajouter-un-enfant`,
  check: (number: number) => `/demandes/${number}/verification`,
  done: (number: number) => `/demandes/${number}/confirmation`,
  print: (number: number) => `/demandes/${number}/imprimer`,
  withdraw: (number: number) => `/demandes/${number}/retirer`,
  discard: (number: number) => `/demandes/${number}/supprimer`,
  queue: () => paths.queue,
  file: (number: number) => `/agent/demandes/${number}`,
  take: (number: number) => `/agent/demandes/${number}/prendre-en-charge`,
  release: (number: number) => `/agent/demandes/${number}/relacher`,
  accept: (number: number) => `/agent/demandes/${number}/accepter`,
  refuse: (number: number) => `/agent/demandes/${number}/refuser`,
  reply: (number: number) => `/agent/demandes/${number}/repondre`,
}
/** Page of the terms of use, shown by the feature «legal». */
export const TERMS_URL = '/cgu'
/** Where days are booked, shown by the feature «agenda». */
export const AGENDA_URL = '/agenda'
