export type ListedProcedure = {
  readonly href: string
  readonly title: string
  readonly category: string
  readonly summary: string
  readonly isOpen: boolean
}

const byCategory = (procedures: readonly ListedProcedure[]): [string, ListedProcedure[]][] => {
  const groups = new Map<string, ListedProcedure[]>()
  for (const procedure of procedures) groups.set(procedure.category, [...(groups.get(procedure.category) ?? []), procedure])
  return [...groups]
}

/** Every procedure under its category: the list itself is the chooser of services (HO-1). */
export const ProcedureList = ({ procedures }: { procedures: readonly ListedProcedure[] }) => (
  <div class="categories">
    {byCategory(procedures).map(([category, listed]) => (
      <section>
        <h3>{category}</h3>
        <ul class="demarches">
          {listed.map((procedure) => (
            <li>
              <a href={procedure.href}>{procedure.title}</a>
              <p>{procedure.isOpen ? procedure.summary : 'Cette démarche est fermée pour le moment.'}</p>
            </li>
          ))}
        </ul>
      </section>
    ))}
  </div>
)
