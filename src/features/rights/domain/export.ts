/** RT-2 · days during which an export may be downloaded, once it is made. */
export const EXPORT_DAYS = 7

/** «12-1-photo.jpg»: a name that any system opens, told apart by its number. `ending`: in place of the one it has. */
export const fileName = (number: string, name: string, ending: string | null): string => {
  const dot = name.lastIndexOf('.')
  const stem = (dot > 0 ? name.slice(0, dot) : name).normalize('NFC').replaceAll(/[^\p{L}\p{N}._-]+/gu, '-')
  return `${number}-${stem.slice(0, 80)}${ending ?? (dot > 0 ? name.slice(dot).replaceAll(/[^.\w]/g, '') : '')}`
}
