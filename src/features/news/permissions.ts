export const permissions = {
  /** Agents: write and publish news. */
  write: 'news.write',
} as const
