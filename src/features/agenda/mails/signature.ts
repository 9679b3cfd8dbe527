/** Who signs the letters of the agenda. */
export const signature = ({ name }: { readonly name: string }): string => `La mairie – ${name}`
