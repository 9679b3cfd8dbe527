/** The package ships no types. Each value is a local `Date`, at or one hour around midnight. */
declare module '@socialgouv/jours-feries' {
  const joursFeries: (year: number) => Readonly<Record<string, Date>>
  export default joursFeries
}
