export const demoPaths = { logins: '/demo', mailbox: '/demo/courriels', mail: (id: number) => `/demo/courriels/${id}` } as const
