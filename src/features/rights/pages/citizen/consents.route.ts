import { getLegalPage, listAcceptances } from '#features/legal/index.ts'
import { findSubscriptionOf, leaveNews } from '#features/news/index.ts'
import { inTransaction } from '#platform/db/database.ts'
import { goTo, show } from '#platform/http/answers.ts'
import { Absent } from '#platform/http/errors.ts'
import { isOffered } from '#platform/http/offered.ts'
import { page } from '#platform/http/page.ts'
import { findSubject } from '../../actions/find-subject.ts'
import { rightsPaths } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { ConsentsPage } from './consents.page.tsx'

export const consents = page({
  for: 'citizen',
  allow: permissions.use,
  url: rightsPaths.consents,
  get: async (ctx) => {
    const subject = await findSubject(ctx.db, ctx.actor.account)
    if (!subject) throw new Absent('an account that was just closed')
    const [terms, { latest }, subscription] = await Promise.all([
      listAcceptances(ctx.db, ctx.actor.person),
      getLegalPage(ctx.db, 'cgu'),
      findSubscriptionOf(ctx.db, subject.email),
    ])
    const newsSince = subscription?.isConfirmed ? subscription.askedAt : null
    return show(ConsentsPage, { terms, latest, newsSince, offersNews: isOffered(ctx, 'news') })
  },
  post: async (ctx, _input, body) => {
    const subject = await findSubject(ctx.db, ctx.actor.account)
    if (!subject || body.desabonner?.at(-1) !== 'oui') return goTo(rightsPaths.consents)
    await inTransaction(ctx, (tx) => leaveNews(tx, subject.email))
    return goTo(rightsPaths.consents, 'news-left')
  },
})
