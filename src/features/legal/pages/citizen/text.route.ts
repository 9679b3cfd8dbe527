import { readId } from '#core/ids.ts'
import { ofName } from '#core/text.ts'
import { show } from '#platform/http/answers.ts'
import { Absent } from '#platform/http/errors.ts'
import { type Page, page } from '#platform/http/page.ts'
import { senderAddress } from '#platform/mail/mail.ts'
import { withFacts } from '../../domain/text.ts'
import { legalPaths, legalSlugs } from '../../paths.ts'
import { getLegalPage } from '../../store/legal-pages.ts'
import { TextPage } from './text.page.tsx'

/** One page per published text (LG-1, LG-2). */
export const legalTexts: readonly Page[] = legalSlugs.map((slug) =>
  page({
    url: legalPaths[slug],
    steady: true,
    for: 'everyone',
    get: async (ctx, { version }) => {
      const wanted = version === undefined ? undefined : readId(version)
      if (wanted === null) throw new Absent('not a version number')
      const text = await getLegalPage(ctx.db, slug, wanted)
      const { town } = ctx
      const facts = {
        ville: ofName(town.name),
        adresse: town.address,
        telephone: town.phone,
        courriel: town.email,
        site: town.baseUrl,
        expediteur: town.mail.address ?? senderAddress.get(),
      }
      return show(TextPage, { text: { ...text, ...withFacts(text, facts) }, url: legalPaths[slug] })
    },
  }),
)
