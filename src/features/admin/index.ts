export { settingEntries } from './ports.ts'
