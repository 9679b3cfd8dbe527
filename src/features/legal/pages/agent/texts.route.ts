import { readId } from '#core/ids.ts'
import { posted, sentenceOf } from '#forms/form.ts'
import { type Answer, goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { Absent } from '#platform/http/errors.ts'
import { page } from '#platform/http/page.ts'
import { publishLegalText } from '../../actions/publish-legal-texts.ts'
import { faultsOf, withFacts } from '../../domain/text.ts'
import { factsOf } from '../../facts.ts'
import { type LegalSlug, legalSlugs, textPaths } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { legalRefusals } from '../../refusals.ts'
import { getLegalPage, listTitles, listVersions } from '../../store/legal-pages.ts'
import { type TextForm, textForm } from './texts.form.ts'
import { EditTextPage, type EditTextProps, TextsPage } from './texts.page.tsx'

const access = { for: 'agent', allow: permissions.publish } as const

export const texts = page({
  ...access,
  url: textPaths.managed,
  get: async ({ db }) => {
    const titles = await listTitles(db)
    const published = legalSlugs.flatMap((slug) => {
      const text = titles.get(slug)
      return text ? [{ slug, ...text }] : []
    })
    return show(TextsPage, { texts: published })
  },
})

const slugOf = (typed: string | undefined): LegalSlug => {
  const slug = legalSlugs.find((one) => one === typed)
  if (!slug) throw new Absent('no such text')
  return slug
}

type Shown = Omit<EditTextProps, 'versions' | 'preview'> & { readonly preview?: EditTextProps['preview'] }

/** The page as the versions are at this moment. */
const shown = async ({ db }: Ctx, { preview = null, ...props }: Shown, status: 200 | 409 | 422 = 200): Promise<Answer> => {
  const versions = await listVersions(db, props.slug)
  if (versions.length === 0) throw new Absent(`no text ${props.slug}`)
  return show(EditTextPage, { ...props, preview, versions }, status)
}

export const editText = page({
  ...access,
  url: textPaths.edit(':texte'),
  get: async (ctx, { texte }) => {
    const slug = slugOf(texte)
    const { title, text, latest } = await getLegalPage(ctx.db, slug)
    return shown(ctx, { slug, form: textForm.blank({ titre: title, texte: text }), seen: latest })
  },
  post: async (ctx, { texte }, body): Promise<Answer> => {
    const slug = slugOf(texte)
    const seen = readId(posted(body, 'vue')) ?? 0
    const reading = textForm.read(body)
    let form: TextForm = reading
    if (!reading.ok) return shown(ctx, { slug, form, seen }, 422)
    const { titre: title, texte: text, changement } = reading.values
    for (const fault of faultsOf(slug, text)) form = form.faulty('texte', fault)
    const isPreview = posted(body, 'geste') === 'apercu'
    if (slug === 'cgu' && !isPreview && !changement) form = form.faulty('changement', 'Dites ce qui change, en une phrase')
    if (form.faults.length > 0) return shown(ctx, { slug, form, seen }, 422)
    if (isPreview) return shown(ctx, { slug, form, seen, preview: { title, text: withFacts(text, factsOf(ctx.town)) } })
    const done = await publishLegalText(ctx, { slug, title, text, change: changement || null, seen })
    if (done.ok) return goTo(textPaths.managed, 'legal-published')
    const sentence = sentenceOf(legalRefusals, done)
    if (done.refusal === 'legal.unchanged') return shown(ctx, { slug, form: form.faulty('texte', sentence), seen }, 422)
    const now = await getLegalPage(ctx.db, slug)
    return shown(ctx, { slug, form: form.refused(sentence), seen: now.latest, now }, 409)
  },
})
