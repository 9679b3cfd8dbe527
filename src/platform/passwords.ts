import { hash, verify } from '@node-rs/argon2'
import { TooMany } from './http/errors.ts'

/** ASVS 5.0 appendix C for argon2id (the library's default kind): at least one pass over 46 MiB, one lane. KiB. */
export const ARGON2 = { memoryCost: 47_104, timeCost: 1, parallelism: 1 } as const
/** Each running hash holds 46 MiB, so that a crowd at the door takes turns instead of taking the machine. */
const AT_ONCE = 4
/** Beyond it, people are told to come back rather than kept in a queue of half a minute. */
const WAITING_AT_MOST = 500

/** The hash of a random password that was thrown away: an unknown account costs what a known one costs. */
export const DUMMY_HASH = '$argon2id$v=19$m=47104,t=1,p=1$uc3T7ba1QX0je0lvMO4jiQ$7/ajhdmQGp8qHOzrwXGqAIuXHpsf2kqo2cfn8One4sg'

let running = 0
const waiting: (() => void)[] = []

const inTurn = async <T>(work: () => Promise<T>): Promise<T> => {
  if (running >= AT_ONCE) {
    if (waiting.length >= WAITING_AT_MOST) throw new TooMany(30)
    // Whoever leaves hands its place over: `running` does not move.
    await new Promise<void>((resolve) => waiting.push(resolve))
  } else running += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}

/** The same text typed on two keyboards may be composed differently; it is hashed in one form (NFC). */
const bytesOf = (password: string): Buffer => Buffer.from(password.normalize('NFC'), 'utf8')

/** PHC string of that password. Never inside a transaction. @throws TooMany when a long queue waits already. */
export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(bytesOf(password), ARGON2))

/** Takes the same time when there is no account: pass null. @throws TooMany when a long queue waits already. */
export const verifyPassword = async (secret: string | null, password: string): Promise<boolean> => {
  const right = await inTurn(() => verify(secret ?? DUMMY_HASH, bytesOf(password)))
  return right && secret !== null
}
