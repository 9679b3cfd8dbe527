import { nbsp } from '#core/text.ts'
import type { Way } from './way.ts'

/** PR-5 · The way to the request that stands in the way of this one; nothing when there is none. */
export const OtherRequest = ({ way, number }: { readonly way: Way; readonly number: number | null }) =>
  number === null ? null : (
    <p>
      <a href={way.request(number)}>
        Voir la demande n°{nbsp}
        {number}
      </a>
    </p>
  )
