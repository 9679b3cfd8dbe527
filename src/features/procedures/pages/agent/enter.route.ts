import type { Body } from '#core/body.ts'
import { readId } from '#core/ids.ts'
import { posted, sentenceOf } from '#forms/form.ts'
import { keyOf, newKey } from '#forms/key.ts'
import type { Agent } from '#platform/http/actor.ts'
import { type Answer, goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { page } from '#platform/http/page.ts'
import { ADULTS_SHOWN, enterRequest, lookForAdults, proceduresToEnter } from '../../actions/enter-request.ts'
import { paths, to } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { sentences } from '../../refusals.ts'
import { listEntries } from '../../store/adults.ts'
import { chooseForm, enterForm } from './enter.form.ts'
import { EnterPage } from './enter.page.tsx'

const entriesOf = (ctx: Ctx<Agent>) => listEntries(ctx.db, ctx.actor.account)

export const enterRoute = page({
  url: paths.enter,
  for: 'agent',
  allow: permissions.process,
  get: async (ctx, { famille }) => {
    const known = readId(famille)
    const form = enterForm(await proceduresToEnter(ctx)).blank(known === null ? {} : { personne: String(known) })
    return show(EnterPage, { form, found: null, entries: await entriesOf(ctx), household: known })
  },
  post: (ctx, _, body) => answer(ctx, body, null),
})

/** Starts the draft of the person chosen. */
export const startEntryRoute = page({
  url: paths.startEntry,
  for: 'agent',
  allow: permissions.process,
  // Opened again from the browser's history, or after signing in.
  get: () => goTo(to.enter()),
  post: (ctx, _, body) => answer(ctx, body, keyOf(body)),
})

/** `key`: of the form that chose somebody; null when somebody is looked for. */
const answer = async (ctx: Ctx<Agent>, body: Body, key: string | null): Promise<Answer> => {
  const entries = await entriesOf(ctx)
  const asked = enterForm(await proceduresToEnter(ctx)).read(body)
  const given = readId(posted(body, 'famille'))
  if (!asked.ok) return show(EnterPage, { entries, household: given, form: asked, found: null }, 422)
  const { demarche, personne } = asked.values
  const adults = await lookForAdults(ctx, personne)
  // Somebody else was looked for: that family has nothing to do with it any more.
  const household = adults.length === 0 || adults.some((adult) => adult.household === given) ? given : null
  const choice = chooseForm(adults.slice(0, ADULTS_SHOWN))
  const found = {
    isEmpty: adults.length === 0,
    isCut: adults.length > ADULTS_SHOWN,
    procedure: demarche,
    wanted: personne,
    formKey: key ?? newKey(),
  }
  if (key === null) return show(EnterPage, { entries, household, form: asked, found: { ...found, form: choice.blank() } })
  const chosen = choice.read(body)
  if (!chosen.ok) return show(EnterPage, { entries, household, form: asked, found: { ...found, form: chosen } }, 422)
  const started = await enterRequest(ctx, { procedure: demarche, adult: readId(chosen.values.adulte) ?? 0, key })
  if (started.ok) return goTo(to.entry(started.value))
  return show(
    EnterPage,
    { entries, household, form: asked.refused(sentenceOf(sentences, started)), found: { ...found, form: chosen } },
    409,
  )
}
