import type { Body } from '#core/body.ts'
import { readId } from '#core/ids.ts'
import { type FormState, posted } from '#forms/form.ts'
import type { Agent } from '#platform/http/actor.ts'
import { type Answer as PageAnswer, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { Absent } from '#platform/http/errors.ts'
import { type Input, page } from '#platform/http/page.ts'
import { offerFor } from '../../actions/offers.ts'
import type { Answers } from '../../domain/answers.ts'
import type { Definition } from '../../domain/definition.ts'
import type { Offer } from '../../domain/questions.ts'
import { keepRelevant, nextStep, previousStep, stepOf, walk } from '../../domain/walk.ts'
import { paths } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { getVersion } from '../../store/versions.ts'
import { answersOf, blankStep, readStep } from '../step.form.ts'
import { PREVIEW_ANSWERS, PREVIEW_BACK, PREVIEW_STEP, PreviewEndPage, PreviewPage } from './preview.page.tsx'

/** Nobody's child: no family's data is shown to whoever tries a procedure. */
const EXAMPLE = { id: 1, firstName: 'Camille', birthName: 'Exemple' }
const NOBODY = 0

type Try = { readonly slug: string; readonly version: number; readonly definition: Definition; readonly offer: Offer }

const tryOf = async (ctx: Ctx<Agent>, input: Input): Promise<Try> => {
  const version = readId(input.version)
  if (version === null || !/^[a-z][a-z0-9-]{0,40}$/.test(input.demarche ?? '')) throw new Absent('version')
  const slug = input.demarche!
  const definition = await getVersion(ctx.db, slug, version)
  return { slug, version, definition, offer: { ...(await offerFor(ctx.db, NOBODY, ctx.now)), children: [EXAMPLE] } }
}

/** The answers that the page carries from step to step: they are kept nowhere else. Anything odd in them is dropped. */
const carried = (definition: Definition, body: Body): Answers => {
  try {
    const json: unknown = JSON.parse(posted(body, PREVIEW_ANSWERS) || '{}')
    if (typeof json !== 'object' || json === null || Array.isArray(json)) return {}
    const isPlain = (value: unknown): boolean =>
      value === null ||
      typeof value === 'string' ||
      typeof value === 'boolean' ||
      (Array.isArray(value) && value.every((one) => typeof one === 'string'))
    return keepRelevant(definition, Object.fromEntries(Object.entries(json).filter(([, value]) => isPlain(value))) as Answers)
  } catch {
    return {}
  }
}

const shown = (tried: Try, answers: Answers, slug: string, form?: FormState): PageAnswer => {
  const { definition, offer } = tried
  const walked = walk(definition, answers)
  const at = walked.steps.find(({ step }) => step.slug === slug) ?? walked.steps[0]!
  const context = { definition, step: at.step, offer, answers, isOpen: () => true }
  return show(
    PreviewPage,
    {
      ...tried,
      answers,
      step: at.step,
      rank: at.rank,
      of: walked.steps.length,
      isFirst: at.rank === 1,
      form: form ?? blankStep(context, { name: 'Camille Exemple', email: 'camille@example.org' }),
    },
    form ? 422 : 200,
  )
}

/** PR-54 · A version walked as a family would, without writing anything: the page carries the answers. */
export const previewRoute = page({
  url: paths.previewProcedure,
  for: 'agent',
  allow: permissions.define,
  get: async (ctx, input) => shown(await tryOf(ctx, input), {}, ''),
  post: async (ctx, input, body) => {
    const tried = await tryOf(ctx, input)
    const { definition, offer } = tried
    const before = carried(definition, body)
    const step = stepOf(definition, posted(body, PREVIEW_STEP))
    if (!step) return shown(tried, {}, '')
    if (posted(body, PREVIEW_BACK) !== '')
      return shown(tried, before, previousStep(walk(definition, before), step.slug) ?? step.slug)
    const context = { definition, step, offer, answers: before, isOpen: () => true }
    const reading = answersOf(context, readStep(context, body))
    if (!reading.ok) return shown(tried, before, step.slug, reading.form)
    const answers = keepRelevant(definition, { ...before, ...reading.answers })
    const walked = walk(definition, answers)
    const next = nextStep(walked, step.slug)
    if (next !== null) return shown(tried, answers, next)
    return show(PreviewEndPage, { ...tried, answers, names: offer, papers: walked.papers.map(({ label }) => label) })
  },
})
