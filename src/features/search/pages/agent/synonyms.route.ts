import { readId } from '#core/ids.ts'
import { posted } from '#forms/form.ts'
import { goTo, show } from '#platform/http/answers.ts'
import type { Ctx } from '#platform/http/ctx.ts'
import { page } from '#platform/http/page.ts'
import { addSynonym, removeSynonym } from '../../actions/manage-synonyms.ts'
import { searchWords } from '../../domain/query.ts'
import { searchPaths } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { listMisses } from '../../store/misses.ts'
import { listSynonyms } from '../../store/synonyms.ts'
import { synonymForm } from './synonyms.form.ts'
import { SynonymsPage } from './synonyms.page.tsx'

const access = { for: 'agent', allow: permissions.manage } as const
const MISSES = 50

const listsOf = async (ctx: Ctx) => ({ synonyms: await listSynonyms(ctx.db), misses: await listMisses(ctx.db, MISSES) })

export const synonymsRoute = page({
  ...access,
  url: searchPaths.settings,
  get: async (ctx) => show(SynonymsPage, { ...(await listsOf(ctx)), form: synonymForm.blank() }),
})

export const addSynonymRoute = page({
  ...access,
  url: searchPaths.addSynonym,
  post: async (ctx, _input, body) => {
    const form = synonymForm.read(body)
    if (!form.ok) return show(SynonymsPage, { ...(await listsOf(ctx)), form }, 422)
    await addSynonym(ctx, searchWords(form.values.mot), searchWords(form.values.sens))
    return goTo(searchPaths.settings, 'synonym-saved')
  },
})

export const removeSynonymRoute = page({
  ...access,
  url: searchPaths.removeSynonym(':synonyme'),
  post: async (ctx, { synonyme }, body) => {
    const id = readId(synonyme) ?? 0
    if (posted(body, 'confirmation') !== 'oui' && (await listSynonyms(ctx.db)).some((synonym) => synonym.id === id))
      return goTo(searchPaths.settings)
    await removeSynonym(ctx, id)
    return goTo(searchPaths.settings, 'synonym-saved')
  },
})
