import type { TownIdentity } from '#platform/http/ctx.ts'
import { Banner } from '#ui/display.tsx'

/** No payment platform is configured, or the town does not offer it (TS-6): says so, and where to pay instead. */
export const NotOpen = ({ town }: { town: TownIdentity }) => (
  <Banner tone="info" title="Le paiement en ligne n’est pas ouvert.">
    <p>
      Pour recharger votre compte, adressez-vous à la {town.regieName}&nbsp;: {town.address}. Horaires&nbsp;: {town.openingHours}.
      Téléphone&nbsp;: {town.phone}.
    </p>
  </Banner>
)
