import { namesOf } from '#features/family/index.ts'
import { show } from '#platform/http/answers.ts'
import { Absent } from '#platform/http/errors.ts'
import { page } from '#platform/http/page.ts'
import { findSubject } from '../../actions/find-subject.ts'
import { rightsPaths } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { retentionRules } from '../../ports.ts'
import { listReadings } from '../../store/readers.ts'
import { ReadersPage } from './readers.page.tsx'

const PER_PAGE = 20

export const readers = page({
  for: 'citizen',
  allow: permissions.use,
  url: rightsPaths.readers,
  get: async (ctx, { avant }) => {
    const subject = await findSubject(ctx.db, ctx.actor.account)
    if (!subject) throw new Absent('an account that was just closed')
    // A number that is none starts again from the latest.
    const before = /^\d{1,15}$/.test(avant ?? '') ? Number(avant) : null
    const found = await listReadings(ctx.db, subject, before, PER_PAGE + 1)
    const readings = found.slice(0, PER_PAGE)
    return show(ReadersPage, {
      readings,
      names: await namesOf(ctx.db, [subject.person, ...subject.children]),
      next: found.length > PER_PAGE ? readings.at(-1)!.id : null,
      isFirst: before === null,
      kept: retentionRules.get().find(({ code }) => code === 'accounts.audit'),
    })
  },
})
