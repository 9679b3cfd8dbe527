/**
 * What all uploads together bring in one turn of the event loop, in bytes: between two turns, everybody else is answered.
 * Nobody holds a place while their network is slow; a piece waits only when others came before it.
 */
const PER_TURN = 262_144

const waiting: { readonly bytes: number; readonly go: () => void }[] = []
let isTurning = false

const turn = (): void => {
  for (let bytes = 0; bytes < PER_TURN && waiting.length > 0; ) {
    const next = waiting.shift()!
    bytes += next.bytes
    next.go()
  }
  isTurning = waiting.length > 0
  if (isTurning) setImmediate(turn)
}

/** Waits for this piece's turn, in the order in which they came. */
export const pace = (bytes: number): Promise<void> =>
  new Promise((go) => {
    waiting.push({ bytes, go })
    if (isTurning) return
    isTurning = true
    setImmediate(turn)
  })
