/** What was read at one revision of the town's settings: by reader, then by its arguments. */
type Shelf = { readonly revision: string; readonly kept: Map<unknown, Map<string, Promise<unknown>>> }

/** By database: a transaction, and a database whose revision nobody has read, have no shelf and read for themselves. */
const shelves = new WeakMap<object, Shelf>()

/** Different questions that one reader keeps the answers of: months of an agenda, mostly. */
const MOST = 200

/** Says at which revision a request found the town's settings: what was kept at another is forgotten. */
export const noteRevision = (db: object, revision: string): void => {
  if (shelves.get(db)?.revision !== revision) shelves.set(db, { revision, kept: new Map() })
}

/** Transactions that said, by `useSettled`, that they change nothing of what is kept. */
const changingNothing = new WeakSet<object>()

/** After a transaction of this process: what is kept is forgotten, unless it said that it changes nothing of it. */
export const forgetSettled = (db: object, tx?: object): void => {
  if (!tx || !changingNothing.has(tx)) shelves.delete(db)
}

/**
 * Lets a transaction that read this revision, and changes nothing of what is settled, use what was kept at it: the rows
 * that it would read are the same, and stay so for others once it is written.
 */
export const useSettled = (tx: object, db: object, revision: string): void => {
  changingNothing.add(tx)
  const shelf = shelves.get(db)
  if (shelf?.revision === revision) shelves.set(tx, shelf)
}

/** What `read` answered to that question of that reader at the revision this request has seen; without a shelf, asks again. */
export const keep = <T>(db: object, reader: unknown, question: string, read: () => Promise<T>): Promise<T> => {
  const shelf = shelves.get(db)
  if (!shelf) return read()
  const answers = shelf.kept.get(reader) ?? new Map<string, Promise<unknown>>()
  shelf.kept.set(reader, answers)
  const known = answers.get(question) as Promise<T> | undefined
  if (known) return known
  if (answers.size >= MOST) answers.clear()
  const answer = read()
  answers.set(question, answer)
  answer.catch(() => answers.delete(question))
  return answer
}

/**
 * Makes a reader of the tables that carry `town.revision` (migrations 0009, 0068) remember its answers until one of them
 * changes. The answer is shared: it must not be changed by who gets it. `args` are told apart by how they are written.
 */
export const settled =
  <Db extends object, Args extends readonly unknown[], T>(
    read: (db: Db, ...args: Args) => Promise<T>,
  ): ((db: Db, ...args: Args) => Promise<T>) =>
  (db, ...args) =>
    keep(db, read, args.map(String).join(' '), () => read(db, ...args))
