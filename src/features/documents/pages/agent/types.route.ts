import { readId } from '#core/ids.ts'
import { posted, sentenceOf } from '#forms/form.ts'
import { goTo, show } from '#platform/http/answers.ts'
import { page } from '#platform/http/page.ts'
import { addType, changeType } from '../../actions/save-type.ts'
import { paths, to } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { documentsSentences } from '../../refusals.ts'
import { getType, listTypes } from '../../store/types.ts'
import { blankTypeForm, typeForm, typeOfForm } from './types.form.ts'
import { TypePage, TypesPage } from './types.page.tsx'

export const typesRoute = page({
  url: paths.types,
  for: 'agent',
  allow: permissions.configure,
  get: async (ctx) => show(TypesPage, { types: await listTypes(ctx.db) }),
})

export const newTypeRoute = page({
  url: paths.newType,
  for: 'agent',
  allow: permissions.configure,
  get: () => show(TypePage, { type: null, form: blankTypeForm() }),
  post: async (ctx, _input, body) => {
    const reading = typeForm.read(body)
    if (!reading.ok) return show(TypePage, { type: null, form: reading }, 422)
    const done = await addType(ctx, typeOfForm(reading.values))
    if (!done.ok) return show(TypePage, { type: null, form: reading.refused(sentenceOf(documentsSentences, done)) }, 409)
    return goTo(to.types(), 'type-saved')
  },
})

export const typeRoute = page({
  url: paths.type,
  for: 'agent',
  allow: permissions.configure,
  get: async (ctx, input) => {
    const type = await getType(ctx.db, input.type ?? '')
    return show(TypePage, { type, form: blankTypeForm(type) })
  },
  post: async (ctx, input, body) => {
    const type = await getType(ctx.db, input.type ?? '')
    const reading = typeForm.read(body)
    if (!reading.ok) return show(TypePage, { type, form: reading }, 422)
    const done = await changeType(ctx, type.slug, readId(posted(body, 'revision')) ?? 0, typeOfForm(reading.values))
    if (!done.ok) return show(TypePage, { type, form: reading.refused(sentenceOf(documentsSentences, done)) }, 409)
    return goTo(to.types(), 'type-saved')
  },
})
