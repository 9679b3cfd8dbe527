import { parisDay } from '#core/days.ts'
import { plural } from '#core/text.ts'
import type { Feature } from '#platform/feature.ts'
import { isMissing, statusOn } from './domain/paper.ts'
import { paperRoute } from './pages/citizen/paper.route.ts'
import { papersRoute } from './pages/citizen/papers.route.ts'
import { to } from './paths.ts'
import { listOwnRequirements } from './store/requirements.ts'

export const documentsFeature: Feature = {
  name: 'documents',
  pages: [papersRoute, paperRoute],
  contributes: {
    todos: async (ctx) => {
      const today = parisDay(ctx.now)
      const missing = (await listOwnRequirements(ctx.db, ctx.actor)).filter((paper) =>
        isMissing({ status: statusOn(paper, today), isOptional: paper.type.question !== null }),
      )
      return missing.length === 0
        ? []
        : [
            {
              label: `Fournir ${missing.length}\u00a0${plural(missing.length, 'justificatif')}`,
              url: to.papers(),
              why: 'Vos demandes en ont besoin.',
              due: null,
            },
          ]
    },
  },
}
