/** URLs of the subject. */
export const paths = { messages: '/echanges', thread: '/echanges/:id' } as const

export const to = {
  messages: () => paths.messages,
  /** The conversation that holds a message. */
  message: (id: number) => `/echanges/${id}`,
}
