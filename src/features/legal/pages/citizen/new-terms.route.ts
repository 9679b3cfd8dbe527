import { readId } from '#core/ids.ts'
import { posted } from '#forms/form.ts'
import { inTransaction } from '#platform/db/database.ts'
import { goTo, show } from '#platform/http/answers.ts'
import { page } from '#platform/http/page.ts'
import { HOME_URL, textPaths } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { acceptTerms, findNewTerms, listAcceptances } from '../../store/acceptances.ts'
import { NewTermsPage } from './new-terms.page.tsx'

/** LG-5 · accepts what the page showed: a version published since is shown again. */
export const newTerms = page({
  for: 'citizen',
  allow: permissions.accept,
  url: textPaths.accept,
  get: async ({ db, actor }) => show(NewTermsPage, { terms: await findNewTerms(db, actor.person) }),
  post: async (ctx, _input, body) => {
    const { person } = ctx.actor
    const shown = readId(posted(body, 'version'))
    const isAccepted = await inTransaction(ctx, async (tx) => {
      const terms = await findNewTerms(tx, person)
      if (terms !== null && terms.version === shown) await acceptTerms(tx, person, shown)
      return (await listAcceptances(tx, person)).some(({ version }) => version === shown)
    })
    return isAccepted ? goTo(HOME_URL, 'terms-accepted') : goTo(textPaths.accept)
  },
})
