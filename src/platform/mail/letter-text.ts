import { letterName, type Named } from '../../core/names.ts'
import { ofName } from '../../core/text.ts'
import type { Filling, Letter, LetterContent, LetterPart } from './letter.ts'

/** What the letters of a town are about, in the order of their list. */
export const THEMES = {
  compte: 'Compte et connexion',
  famille: 'Famille',
  demandes: 'Demandes',
  echanges: 'Échanges',
  agenda: 'Agenda',
  paiements: 'Paiements et tarifs',
  actualites: 'Actualités',
  donnees: 'Données personnelles',
  mairie: 'Agents et services',
  messages: 'Messages lus dans «\u00a0Échanges\u00a0»',
} as const
export type Theme = keyof typeof THEMES

type Some = readonly [LetterPart, ...LetterPart[]]
type Word = { readonly kind: 'word'; readonly what: string; readonly example: string }
type Button = { readonly kind: 'button'; readonly label: string }
type Block = { readonly kind: 'block'; readonly what: string; readonly example: Some }
type Maybe = { readonly kind: 'maybe'; readonly what: string; readonly example: Some }
type Slot = Word | Button | Block | Maybe
export type Slots = Readonly<Record<string, Slot>>

/** In a sentence, or in the subject when the shipped one has it. */
export const word = (what: string, example: string): Word => ({ kind: 'word', what, example })
/** A link of the site, alone in its paragraph. */
export const button = (label: string): Button => ({ kind: 'button', label })
/** What must be said as the code says it (facts, a list, what the law asks), alone in its paragraph. */
export const block = (what: string, ...example: Some): Block => ({ kind: 'block', what, example })
/** The same, when there is something to say; otherwise nothing takes its place. */
export const maybe = (what: string, ...example: Some): Maybe => ({ kind: 'maybe', what, example })

/** «d’Isques», in a sentence or a subject. */
export const ofTown = word('nom de la commune, avec «\u00a0de\u00a0» ou «\u00a0d’\u00a0»', 'de Maville')

/** Mailed, or written in a conversation of «Échanges». */
type Kind = 'courriel' | 'message'

/** What is known of a town to sign in its name. */
export type Signing = { readonly name: string; readonly regieName: string }
/** Who signs: the town, as its text says; or somebody whom each letter names, a service or an agent; or nobody. */
type Signer = 'service' | 'agent' | 'nobody' | ((town: Signing) => string)
export const byTownHall = ({ name }: Pick<Signing, 'name'>): string => `La mairie ${ofName(name)}`
export const byRegie = ({ regieName }: Pick<Signing, 'regieName'>): string => regieName
export const byService = 'service'
export const byAgent = 'agent'
export const byNobody = 'nobody'

const SIGNATURES = {
  service: 'Service périscolaire',
  agent: 'Dominique Exemple, responsable du service\nService périscolaire, 1 place de la Mairie',
  nobody: '',
} as const
const exampleSignature = (signed: Signer, town: Signing): string =>
  typeof signed === 'function' ? signed(town) : SIGNATURES[signed]

/** A letter whose text a town may write otherwise: prose with words between braces, and blocks alone on their line. */
export type LetterText<S extends Slots = Slots, N extends boolean = boolean, K extends Kind = Kind, G extends Signer = Signer> = {
  readonly kind: K
  readonly code: string
  readonly theme: Theme
  readonly title: string
  /** «À qui vient de demander un compte» */
  readonly when: string
  /** It greets its reader by name; never when somebody else may have caused it, or may read it. */
  readonly named: N
  readonly signed: G
  readonly subject: string
  /** Paragraphs, a blank line between them. */
  readonly body: string
  readonly slots: S
}

/** Keeps which words and blocks it has and who signs it, for `letterFrom` to ask for what it lacks. */
export const letterText = <S extends Slots, N extends boolean, G extends Exclude<Signer, 'agent' | 'nobody'>>(
  text: Omit<LetterText<S, N, Kind, G>, 'kind'>,
): LetterText<S, N, 'courriel', G> => ({ ...text, kind: 'courriel' })

/** A message of a conversation, which a letter only announces: no button, nobody named. */
export const messageText = <S extends Readonly<Record<string, Exclude<Slot, Button>>>, G extends 'agent' | 'nobody'>(
  text: Omit<LetterText<S, false, Kind, G>, 'kind' | 'theme' | 'named'>,
): LetterText<S, false, 'message', G> => ({ ...text, kind: 'message', theme: 'messages', named: false })

export type Prose = { readonly subject: string; readonly body: string }

const BRACES = /\{([^{}\n]*)\}/g
const namesIn = (text: string): string[] => [...text.matchAll(BRACES)].map(([, name]) => name!.trim())
const paragraphsOf = (body: string): string[] =>
  body
    .replaceAll(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
const blockOf = (paragraph: string): string | null => /^\{([^{}\n]*)\}$/.exec(paragraph)?.[1]?.trim() ?? null

/** Of its own: «{constructor}» is no word of a letter. */
const has = <T>(known: Readonly<Record<string, T>>, name: string | null): name is string =>
  name !== null && Object.hasOwn(known, name)

/** What a word or a block stands for, as a page says it. */
export const meaningOf = (slot: Slot): string =>
  slot.kind === 'button'
    ? `le bouton «\u00a0${slot.label}\u00a0»`
    : slot.kind === 'maybe'
      ? `s’il y a lieu\u00a0: ${slot.what}`
      : slot.what

export type ProseFault = { readonly in: 'subject' | 'body'; readonly sentence: string }

const quoted = (name: string): string => `{${name}}`

/** TS-8 · what is wrong with a text of that letter, in words; nothing when it can be sent. */
export const faultsOf = (text: LetterText, { subject, body }: Prose): ProseFault[] => {
  const isBlock = (name: string | null): name is string => has(text.slots, name) && text.slots[name]!.kind !== 'word'
  const inSubject = new Set(namesIn(text.subject))
  const paragraphs = paragraphsOf(body)
  const alone = new Set(paragraphs.map(blockOf))
  const among = namesIn(paragraphs.filter((paragraph) => !isBlock(blockOf(paragraph))).join('\n')).filter(isBlock)
  const strangers = namesIn(body).filter((name) => !has(text.slots, name))
  const missing = Object.entries(text.slots).filter(([name]) => isBlock(name) && !alone.has(name) && !among.includes(name))
  const fault = (where: ProseFault['in'], sentence: string): ProseFault => ({ in: where, sentence })
  return [
    ...namesIn(subject)
      .filter((name) => !inSubject.has(name))
      .map((name) => fault('subject', `${quoted(name)} ne peut pas être dans l’objet`)),
    ...strangers.map((name) => fault('body', `${quoted(name)} n’existe pas dans ce ${text.kind}`)),
    ...among.map((name) => fault('body', `${quoted(name)} doit être seul dans son paragraphe, entre deux lignes vides`)),
    ...missing.map(([name, slot]) => fault('body', `${quoted(name)} doit rester dans le texte\u00a0: ${meaningOf(slot)}`)),
  ]
}

/** Every block is there, and nothing that would not be replaced: a text written for a former version may lack one. */
export const fits = ({ subject, body }: Prose, { words, blocks }: Filling): boolean => {
  const alone = new Set(paragraphsOf(body).map(blockOf))
  return (
    Object.keys(blocks).every((name) => alone.has(name)) &&
    namesIn(subject).every((name) => has(words, name)) &&
    namesIn(body).every((name) => has(words, name) || has(blocks, name))
  )
}

const worded = (text: string, { words }: Filling): string =>
  text.replaceAll(BRACES, (whole, name: string) => (has(words, name.trim()) ? words[name.trim()]! : whole))

/** The subject and parts of a letter from its text. What stands for a word is never read for words again. */
export const filled = ({ subject, body }: Prose, filling: Filling): Pick<LetterContent, 'subject' | 'parts'> => ({
  subject: worded(subject, filling),
  parts: paragraphsOf(body).flatMap((paragraph): readonly LetterPart[] => {
    const block = blockOf(paragraph)
    return has(filling.blocks, block) ? filling.blocks[block]! : [{ p: worded(paragraph, filling) }]
  }),
})

/** What stands for each word (text), button (path) and block (parts). */
export type Filler<S extends Slots = Slots> = {
  readonly [K in keyof S]: S[K] extends Word | Button ? string : S[K] extends Maybe ? readonly LetterPart[] : Some
}

export const fillingOf = <S extends Slots>(slots: S, filler: Filler<S>): Filling => {
  const given = filler as Readonly<Record<string, string | readonly LetterPart[]>>
  const words: Record<string, string> = {}
  const blocks: Record<string, readonly LetterPart[]> = {}
  for (const [name, slot] of Object.entries(slots)) {
    const said = given[name]!
    if (typeof said !== 'string') blocks[name] = said
    else if (slot.kind === 'button') blocks[name] = [{ link: { path: said, label: slot.label } }]
    else words[name] = said
  }
  return { words, blocks }
}

export const greetingOf = (name: Named | null): string => (name ? `Bonjour ${letterName(name)},` : 'Bonjour,')
const READER: Named = { firstName: 'Camille', birthName: 'Exemple' }

const exampleFilling = ({ slots }: LetterText, known: Readonly<Record<string, string>> = {}): Filling => {
  const example = Object.entries(slots).map(([name, slot]) => [name, slot.kind === 'button' ? '/…' : slot.example])
  return fillingOf(slots, { ...Object.fromEntries(example), ...known } as Filler)
}

/** TS-8 · which of them leaves: what the town has written, or what is shipped when something would be lost with it. */
export const leavingOf = (text: LetterText, own: Prose | null): Prose => (own && fits(own, exampleFilling(text)) ? own : text)

/** How the letter reads with what stands for example; `known`: words that are known already. */
export const exampleLetter = (
  text: LetterText,
  prose: Prose,
  town: Signing,
  known?: Readonly<Record<string, string>>,
): Omit<LetterContent, 'to'> => ({
  greeting: greetingOf(text.named ? READER : null),
  ...filled(prose, exampleFilling(text, known)),
  signature: exampleSignature(text.signed, town),
})

type Envelope<N extends boolean, G extends Signer> = Pick<LetterContent, 'to' | 'unsubscribe'> &
  (N extends true ? { readonly name: Named } : { readonly name?: never }) &
  (G extends string ? { readonly signature: string } : G extends () => string ? unknown : { readonly town: Signing })

type AnyEnvelope = Pick<LetterContent, 'to' | 'unsubscribe'> & Partial<{ name: Named; town: Signing; signature: string }>

/** The letter as it is shipped, with what is needed to write it as the town does when it leaves. */
export const letterFrom = <S extends Slots, N extends boolean, G extends Signer>(
  text: LetterText<S, N, 'courriel', G>,
  envelope: Envelope<N, G>,
  filler: Filler<S>,
): Letter => {
  const { name, town, signature, ...to }: AnyEnvelope = envelope
  const filling = fillingOf(text.slots, filler)
  const letter = {
    ...to,
    greeting: greetingOf(name ?? null),
    signature: typeof text.signed === 'function' ? text.signed(town!) : signature!,
    ...filled(text, filling),
    text: { code: text.code, ...filling },
  }
  return letter as LetterContent as Letter
}
