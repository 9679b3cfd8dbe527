import type { Letter, LetterPart } from './letter.ts'

/** A letter whose text a town may write otherwise: prose with words between braces, and blocks alone on their line. */
export type LetterText = {
  readonly code: string
  readonly title: string
  /** «À qui vient de demander un compte» */
  readonly when: string
  readonly subject: string
  /** Paragraphs, a blank line between them. */
  readonly body: string
  /** Word → what it stands for. */
  readonly words: Readonly<Record<string, string>>
  /** Block → what it is. Each must stay in the text: a button, or what the law asks to say. */
  readonly blocks: Readonly<Record<string, string>>
  readonly example: Filling
}

/** What one letter puts in place of words and blocks. */
export type Filling = {
  readonly words: Readonly<Record<string, string>>
  readonly blocks: Readonly<Record<string, readonly LetterPart[]>>
}

export type Prose = { readonly subject: string; readonly body: string }

const BRACES = /\{([^{}\n]*)\}/g
const namesIn = (text: string): string[] => [...text.matchAll(BRACES)].map(([, name]) => name!.trim())
export const paragraphsOf = (body: string): string[] =>
  body
    .replaceAll(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
const blockOf = (paragraph: string): string | null => /^\{([^{}\n]*)\}$/.exec(paragraph)?.[1]?.trim() ?? null

/** Of its own: «{constructor}» is no word of a letter. */
const has = <T>(known: Readonly<Record<string, T>>, name: string | null): name is string =>
  name !== null && Object.hasOwn(known, name)

export type ProseFault = { readonly in: 'subject' | 'body'; readonly sentence: string }

const quoted = (name: string): string => `{${name}}`

/** TS-8 · what is wrong with a text of that letter, in words; nothing when it can be sent. */
export const faultsOf = (text: LetterText, { subject, body }: Prose): ProseFault[] => {
  const inSubject = new Set(namesIn(text.subject))
  const paragraphs = paragraphsOf(body)
  const alone = new Set(paragraphs.map(blockOf))
  const prose = paragraphs.filter((paragraph) => !has(text.blocks, blockOf(paragraph)))
  const strangers = namesIn(body).filter((name) => !has(text.words, name) && !has(text.blocks, name))
  const among = namesIn(prose.join('\n')).filter((name) => has(text.blocks, name))
  const missing = Object.keys(text.blocks).filter((name) => !alone.has(name) && !among.includes(name))
  const fault = (where: ProseFault['in'], sentence: string): ProseFault => ({ in: where, sentence })
  return [
    ...namesIn(subject)
      .filter((name) => !inSubject.has(name))
      .map((name) => fault('subject', `${quoted(name)} ne peut pas être dans l’objet`)),
    ...strangers.map((name) => fault('body', `${quoted(name)} n’existe pas dans ce courriel`)),
    ...among.map((name) => fault('body', `${quoted(name)} doit être seul dans son paragraphe, entre deux lignes vides`)),
    ...missing.map((name) => fault('body', `${quoted(name)} doit rester dans le texte\u00a0: ${text.blocks[name]}`)),
  ]
}

const worded = (text: string, { words }: Filling): string =>
  text.replaceAll(BRACES, (whole, name: string) => (has(words, name.trim()) ? words[name.trim()]! : whole))

/** The subject and parts of a letter from its text. What stands for a word is never read for words again. */
export const filled = ({ subject, body }: Prose, filling: Filling): Pick<Letter, 'subject' | 'parts'> => ({
  subject: worded(subject, filling),
  parts: paragraphsOf(body).flatMap((paragraph): readonly LetterPart[] => {
    const block = blockOf(paragraph)
    return has(filling.blocks, block) ? filling.blocks[block]! : [{ p: worded(paragraph, filling) }]
  }),
})

type To = Omit<Letter, 'subject' | 'parts' | 'text'>

/** The letter as it is shipped, with what is needed to write it as the town does when it leaves. */
export const letterFrom = (text: LetterText, to: To, filling: Filling): Letter => ({
  ...to,
  ...filled(text, filling),
  text: { code: text.code, ...filling },
})
