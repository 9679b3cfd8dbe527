/** What was typed, for a LIKE pattern around it: its own «%», «_» and «\\» stand for themselves. */
export const literal = (text: string): string => text.replaceAll(/[\\%_]/g, '\\$&')
