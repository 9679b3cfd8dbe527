import { plain } from '#core/text.ts'
import { posted, sentenceOf } from '#forms/form.ts'
import { type Answer, goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { Absent } from '#platform/http/errors.ts'
import { page } from '#platform/http/page.ts'
import { exampleLetter, faultsOf, type LetterText, type Prose } from '#platform/mail/letter-text.ts'
import { listLetterTexts } from '#platform/mail/letter-texts.ts'
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

const previewOf = ({ town }: Ctx, text: LetterText, prose: Prose) => ({
  letter: exampleLetter(text, prose, town),
  town: text.kind === 'courriel' ? town : null,
})

export const letter = page({
  ...access,
  url: townPaths.letter(':lettre'),
  get: async (ctx, { lettre }) => {
    const text = textOf(ctx, lettre)
    const written = (await listLetterTexts(ctx.db)).get(text.code) ?? null
    const prose = written ?? text
    const leaving = faultsOf(text, prose).length === 0 ? prose : text
    const form = letterForm.blank({ objet: prose.subject, texte: prose.body })
    return show(LetterPage, { text, form, seen: shownProse(prose), written, preview: previewOf(ctx, text, leaving) })
  },
  post: async (ctx, { lettre }, body): Promise<Answer> => {
    const text = textOf(ctx, lettre)
    const present = (await listLetterTexts(ctx.db)).get(text.code) ?? null
    const seen = posted(body, 'vu')
    const shown = { text, seen, written: present, preview: null }
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
    const written = (await listLetterTexts(ctx.db)).get(text.code) ?? null
    const prose = written ?? text
    return show(
      LetterPage,
      {
        ...shown,
        written,
        form: form.refused(sentenceOf(townRefusals, done)),
        seen: shownProse(prose),
        now: [
          ['Objet actuel', prose.subject],
          ['Texte actuel', prose.body],
        ] as const,
      },
      409,
    )
  },
})
