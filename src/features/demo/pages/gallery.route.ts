import { show } from '#platform/http/answers.ts'
import { page } from '#platform/http/page.ts'
import { GalleryPage } from './gallery.page.tsx'

/** The design system at a glance; posting it only shows the errors, nothing is kept. */
export const gallery = page({
  url: '/_composants',
  for: 'everyone',
  demoOnly: true,
  get: (_ctx, { erreurs }) => show(GalleryPage, { withErrors: erreurs !== undefined }),
  post: () => show(GalleryPage, { withErrors: true }, 422),
})
