import type { ComponentChildren } from 'preact'
import type { FormState } from '#forms/form.ts'
import { ErrorSummary } from './error-summary.tsx'
import { useFrame } from './shell.ts'

export type PageProps = {
  /** Of the document; the h1 too unless `heading` differs. No personal data (it stays in browser histories). */
  readonly title: string
  readonly heading?: ComponentChildren
  /** Small line above the h1: «Étape 2 sur 6». */
  readonly caption?: string
  readonly back?: { readonly href: string; readonly label: string }
  /** The page's form: its faults are summarised first and the title says «Erreur». */
  readonly form?: FormState
  /** URL of the menu entry that this page belongs to. */
  readonly nav?: string
  /** Wide content (calendar, tables); text width otherwise. */
  readonly wide?: boolean
  /** A sentence about a public page, for who shares its address. */
  readonly about?: string
  /** Of a picture that shows what a public page is about; the town's otherwise. */
  readonly picture?: string | null
  /** Says where the feed of the news is. */
  readonly feed?: boolean
  readonly children?: ComponentChildren
}

/** Every page: frame, way back, what is wrong, one h1, content. */
export const Page = ({ title, heading, caption, back, form, nav, wide = false, about, picture, feed, children }: PageProps) => {
  const FrameOf = useFrame()
  const hasError = form !== undefined && (form.faults.length > 0 || form.refusal !== null)
  return (
    <FrameOf title={title} hasError={hasError} nav={nav} wide={wide} about={about} picture={picture} feed={feed}>
      {back && (
        <p class="retour">
          <a href={back.href}>{back.label}</a>
        </p>
      )}
      {form && hasError && <ErrorSummary form={form} />}
      <h1>
        {caption && (
          <span class="surtitre">
            {caption}
            <span class="vh">&nbsp;:</span>{' '}
          </span>
        )}
        {heading ?? title}
      </h1>
      {children}
    </FrameOf>
  )
}
