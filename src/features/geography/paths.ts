export const geographyPaths = { communes: '/communes' } as const
