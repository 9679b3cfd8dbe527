export const permissions = { use: 'data.use', see: 'data.see' } as const
