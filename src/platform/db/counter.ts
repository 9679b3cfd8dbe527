import type { RawBuilder } from 'kysely'

/** What waits for somebody, counted inside the query that reads their session: no page pays a query for it. */
export type Counter = {
  readonly name: string
  /** URL of the menu's entry that shows it. */
  readonly nav: string
  /** SQL of one integer, `person` being that of the adult signed in: cheap, from an index. */
  readonly of: (person: RawBuilder<number>) => RawBuilder<number>
  /** «message non lu», «messages non lus» */
  readonly label: (count: number) => string
}
