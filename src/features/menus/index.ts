/** What the canteen serves. */
export { type Menu, menusBetween } from './store/menus.ts'
