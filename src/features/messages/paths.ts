/** URLs of the subject. */
export const paths = { messages: '/echanges', message: '/echanges/:id' } as const

export const to = { messages: () => paths.messages, message: (id: number) => `/echanges/${id}` }
