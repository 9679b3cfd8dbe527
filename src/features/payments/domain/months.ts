type Month = { readonly month: number }

/**
 * PA-8 · The statement opens on the newest month that has movements, and «Afficher le mois précédent» adds the next one
 * that has some. `months`: newest first; `oldest`: 1 to 12, null at first.
 * @returns the months to show, and the one that the link adds (null when all are shown).
 */
export const monthsDownTo = <M extends Month>(
  months: readonly M[],
  oldest: number | null,
): { shown: readonly M[]; earlier: M | null } => {
  const wanted = months.filter((m) => oldest !== null && m.month >= oldest).length
  const count = Math.max(1, wanted)
  return { shown: months.slice(0, count), earlier: months[count] ?? null }
}
