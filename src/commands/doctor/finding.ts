/** One sentence about this installation. `wrong`: it will not work; `warn`: it works, but look at it. */
export type Finding = { readonly state: 'fine' | 'warn' | 'wrong'; readonly sentence: string }

export const fine = (sentence: string): Finding => ({ state: 'fine', sentence })
export const warn = (sentence: string): Finding => ({ state: 'warn', sentence })
export const wrong = (sentence: string): Finding => ({ state: 'wrong', sentence })
