export const paths = { desk: '/agent' } as const
