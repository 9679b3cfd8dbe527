/** The agents' home: what waits for them, gathered from every feature. */
export { contributions } from './contributions.ts'
