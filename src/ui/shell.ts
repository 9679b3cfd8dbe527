import { type ComponentChildren, createContext, type FunctionComponent } from 'preact'
import { useContext } from 'preact/hooks'

/** What a page tells the frame around it. */
export type FrameProps = {
  /** «Agenda – octobre 2017»: without the site's name and without personal data. */
  readonly title: string
  /** The page shows something wrong: the title says so first. */
  readonly hasError: boolean
  /** Which entry of the main menu this page belongs to, by its URL. */
  readonly nav?: string
  readonly wide?: boolean
  /** A sentence about a public page, for who shares its address. */
  readonly about?: string
  /** Of a picture that shows what a public page is about; the town's otherwise. */
  readonly picture?: string | null
  /** Says where the feed of the news is. */
  readonly feed?: boolean
  readonly children?: ComponentChildren
}

/**
 * The frame (header, menus, help, footer) is drawn by `app/shell.tsx` and reaches pages through this context, so that
 * no view imports `app/`.
 */
export const Frame = createContext<FunctionComponent<FrameProps> | null>(null)

export const useFrame = (): FunctionComponent<FrameProps> => {
  const frame = useContext(Frame)
  if (!frame) throw new Error('a page was rendered outside its frame')
  return frame
}
