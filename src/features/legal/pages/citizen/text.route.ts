import { readId } from '#core/ids.ts'
import { show } from '#platform/http/answers.ts'
import { Absent } from '#platform/http/errors.ts'
import { type Page, page } from '#platform/http/page.ts'
import { withFacts } from '../../domain/text.ts'
import { factsOf } from '../../facts.ts'
import { legalPaths, legalSlugs } from '../../paths.ts'
import { getLegalPage } from '../../store/legal-pages.ts'
import { TextPage } from './text.page.tsx'

/** One page per published text (LG-1, LG-2). */
export const legalTexts: readonly Page[] = legalSlugs.map((slug) =>
  page({
    url: legalPaths[slug],
    steady: true,
    for: 'everyone',
    get: async ({ db, town }, { version }) => {
      const wanted = version === undefined ? undefined : readId(version)
      if (wanted === null) throw new Absent('not a version number')
      const text = await getLegalPage(db, slug, wanted)
      return show(TextPage, { text: { ...text, text: withFacts(text.text, factsOf(town)) }, url: legalPaths[slug] })
    },
  }),
)
