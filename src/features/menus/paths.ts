export const paths = {
  week: '/agent/menus',
  import: '/agent/menus/importer',
  weekOf: (monday: { toString(): string }): string => `/agent/menus?semaine=${monday}`,
}
