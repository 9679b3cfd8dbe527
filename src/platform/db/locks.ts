/**
 * PostgreSQL advisory locks: one number per purpose, for the whole server, so that nothing waits on work that is not its own.
 */
export const LOCKS = {
  /** Making the registry of towns. */
  registry: 4_242_424_200,
  /** Bringing a schema to the latest migration. */
  migrations: 4_242_424_201,
  /** Making the demo: of two processes that start together, one makes it, the other waits and finds it. */
  demo: 4_242_424_202,
  /** Writing a town's search index anew. */
  search: 4_242_424_203,
  /** Held by the Liane that runs the embedded server, for as long as it runs. */
  owner: 4_242_424_242,
  /**
   * A town's book, with the hash of its schema as second number: held shared by each posting (migration 0051), alone by a
   * closing.
   */
  ledger: 42_424_243,
  /** Sealing a town's book: one at a time, beside the postings; second number as above. */
  ledgerSeal: 42_424_244,
} as const
