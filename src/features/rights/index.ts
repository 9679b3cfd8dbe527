/** The rights that people have over their data: export, deletion, who read it, for how long it is kept. */

export { holders, personalTables, retentionRules } from './ports.ts'
