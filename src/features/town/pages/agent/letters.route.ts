import { ofName } from '#core/text.ts'
import { posted, sentenceOf } from '#forms/form.ts'
import { type Answer, goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { Absent } from '#platform/http/errors.ts'
import { page } from '#platform/http/page.ts'
import { faultsOf, filled, type LetterText, type Prose } from '#platform/mail/letter-text.ts'
import { findLetterText, listLetterTexts } from '#platform/mail/letter-texts.ts'
import { renderLetter } from '#platform/mail/render.ts'
import { shownProse, writeLetter } from '../../actions/write-letter.ts'
import { townPaths } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { letterTexts } from '../../ports.ts'
import { townRefusals } from '../../refusals.ts'
import { type LetterForm, letterForm } from './letters.form.ts'
import { LetterPage, LettersPage } from './letters.page.tsx'

const access = { for: 'agent', allow: permissions.settle } as const

export const letters = page({
  ...access,
  url: townPaths.letters,
  get: async ({ db }) => show(LettersPage, { texts: letterTexts.get(), own: await listLetterTexts(db) }),
})

const textOf = (code: string | undefined): LetterText => {
  const text = letterTexts.get().find((one) => one.code === code)
  if (!text) throw new Absent('no such letter')
  return text
}

const previewOf = ({ town }: Ctx, text: LetterText, prose: Prose) => {
  const envelope = { to: 'exemple@exemple.fr', greeting: 'Bonjour Camille Exemple,', signature: `La mairie ${ofName(town.name)}` }
  const letter = { ...envelope, ...filled(prose, text.example) }
  return { subject: letter.subject, text: renderLetter(letter, town).text }
}

export const letter = page({
  ...access,
  url: townPaths.letter(':lettre'),
  get: async (ctx, { lettre }) => {
    const text = textOf(lettre)
    const own = await findLetterText(ctx.db, text.code)
    const prose = own ?? text
    const form = letterForm.blank({ objet: prose.subject, texte: prose.body })
    return show(LetterPage, { text, form, seen: shownProse(prose), isOwn: own !== null, preview: previewOf(ctx, text, prose) })
  },
  post: async (ctx, { lettre }, body): Promise<Answer> => {
    const text = textOf(lettre)
    const present = await findLetterText(ctx.db, text.code)
    const seen = posted(body, 'vu')
    const shown = { text, seen, isOwn: present !== null, preview: null }
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
    const prose = (await findLetterText(ctx.db, text.code)) ?? text
    return show(
      LetterPage,
      {
        ...shown,
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
