/** The agents' home: what waits for them, gathered from every feature. */
export { contributions } from './contributions.ts'
export { paths as deskPaths } from './paths.ts'
