/** A run of text, or a link of this site or to a public body's site. */
export type Run = string | { readonly text: string; readonly href: string }

/** A legal text as blocks: no markup of any kind is stored, so nothing has to be sanitised. */
export type Block = { readonly h2: string } | { readonly p: readonly Run[] } | { readonly list: readonly (readonly Run[])[] }

export type LegalText = { readonly title: string; readonly blocks: readonly Block[] }

/** Words in braces that a text may use for the town's own facts: «{ville}», «{courriel}»… */
export type Facts = Readonly<Record<'ville' | 'adresse' | 'telephone' | 'courriel' | 'site' | 'expediteur', string>>

const filled = (text: string, facts: Facts): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => facts[name as keyof Facts] ?? whole)

const fillRun = (run: Run, facts: Facts): Run =>
  typeof run === 'string' ? filled(run, facts) : { text: filled(run.text, facts), href: filled(run.href, facts) }

/** The text with the town's facts in place of the words in braces. An unknown word stays as it is, to be seen. */
export const withFacts = (text: LegalText, facts: Facts): LegalText => ({
  title: filled(text.title, facts),
  blocks: text.blocks.map((block) => {
    if ('h2' in block) return { h2: filled(block.h2, facts) }
    if ('p' in block) return { p: block.p.map((run) => fillRun(run, facts)) }
    return { list: block.list.map((item) => item.map((run) => fillRun(run, facts))) }
  }),
})
