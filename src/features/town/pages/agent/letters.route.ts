import { plain } from '#core/text.ts'
import { posted, sentenceOf } from '#forms/form.ts'
import { type Answer, goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { Absent } from '#platform/http/errors.ts'
import { page } from '#platform/http/page.ts'
import { exampleLetter, faultsOf, type LetterText, leavingOf, type Prose } from '#platform/mail/letter-text.ts'
import { findWritten, listLetterTexts } from '#platform/mail/letter-texts.ts'
import { shownProse, writeLetter } from '../../actions/write-letter.ts'
import { townPaths } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { letterTexts } from '../../ports.ts'
import { townRefusals } from '../../refusals.ts'
import { type LetterForm, letterForm } from './letters.form.ts'
import { LetterPage, LettersPage } from './letters.page.tsx'

const access = { for: 'agent', allow: permissions.settle } as const

/** Every word looked for is in the letter, as it is written today, or in what is said of it. */
const says = ({ title, when }: LetterText, { subject, body }: Prose, search: string): boolean => {
  const text = plain([title, when, subject, body].join(' '))
  return plain(search)
    .split(/\s+/)
    .every((word) => text.includes(word))
}

export const letters = page({
  ...access,
  url: townPaths.letters,
  get: async (ctx, { cherche = '', textes }) => {
    const own = await listLetterTexts(ctx.db)
    const onlyOwn = textes === 'commune'
    const all = letterTexts.get()(ctx)
    const texts = all.filter((text) => (!onlyOwn || own.has(text.code)) && says(text, own.get(text.code) ?? text, cherche))
    return show(LettersPage, { texts, all, own, search: cherche, onlyOwn })
  },
})

const textOf = (ctx: Ctx, code: string | undefined): LetterText => {
  const text = letterTexts
    .get()(ctx)
    .find((one) => one.code === code)
  if (!text) throw new Absent('no such letter')
  return text
}

/** The letter as it is kept now. */
const presentOf = async ({ db }: Ctx, text: LetterText) => {
  const written = await findWritten(db, text.code)
  return {
    text,
    written,
    faults: written ? faultsOf(text, written) : [],
    leaving: leavingOf(text, written),
    seen: shownProse(written ?? text),
  }
}

const previewOf = ({ town }: Ctx, text: LetterText, prose: Prose) => ({
  letter: exampleLetter(text, prose, town),
  town: text.kind === 'courriel' ? town : null,
})

export const letter = page({
  ...access,
  url: townPaths.letter(':lettre'),
  get: async (ctx, { lettre }) => {
    const text = textOf(ctx, lettre)
    const present = await presentOf(ctx, text)
    const { subject, body } = present.written ?? text
    const form = letterForm.blank({ objet: subject, texte: body })
    return show(LetterPage, { ...present, form, preview: previewOf(ctx, text, present.leaving) })
  },
  post: async (ctx, { lettre }, body): Promise<Answer> => {
    const text = textOf(ctx, lettre)
    const seen = posted(body, 'vu')
    const shown = { ...(await presentOf(ctx, text)), seen, preview: null }
    let form: LetterForm = letterForm.blank({ objet: text.subject, texte: text.body })
    let wish: Prose | null = null
    if (posted(body, 'retirer') !== 'oui') {
      const reading = letterForm.read(body)
      form = reading
      if (!reading.ok) return show(LetterPage, { ...shown, form }, 422)
      wish = { subject: reading.values.objet, body: reading.values.texte }
      for (const fault of faultsOf(text, wish)) form = form.faulty(fault.in === 'subject' ? 'objet' : 'texte', fault.sentence)
      if (form.faults.length > 0) return show(LetterPage, { ...shown, form }, 422)
      if (posted(body, 'geste') === 'apercu') return show(LetterPage, { ...shown, form, preview: previewOf(ctx, text, wish) })
    }
    const done = await writeLetter(ctx, text, wish, seen)
    if (done.ok) return goTo(townPaths.letter(text.code), 'town-settled')
    const present = await presentOf(ctx, text)
    const prose = present.written ?? text
    return show(
      LetterPage,
      {
        ...present,
        form: form.refused(sentenceOf(townRefusals, done)),
        preview: null,
        now: [
          ['Objet actuel', prose.subject],
          ['Texte actuel', prose.body],
        ] as const,
      },
      409,
    )
  },
})
