/** URLs of the subject: French, stable. `piece` is a requirement's number. */
export const paths = {
  papers: '/echanges/justificatifs',
  paper: '/echanges/justificatifs/:piece',
} as const

export const to = {
  papers: () => paths.papers,
  paper: (id: number) => `/echanges/justificatifs/${id}`,
}
