import { ofName } from '#core/text.ts'
import type { TownIdentity } from '#platform/http/ctx.ts'

const Contact = ({ town }: { town: TownIdentity }) => (
  <>
    <p>
      Mairie {ofName(town.name)}&nbsp;: <a href={`tel:${town.phone.replaceAll(/\s/g, '')}`}>{town.phone}</a> –{' '}
      <a href={`mailto:${town.email}`}>{town.email}</a>
    </p>
    <p>{town.openingHours}</p>
    <p>{town.address}</p>
  </>
)

/** Whom to call, at the foot of every page. `town` is not known when the database has been away since the start. */
export const Help = ({ town }: { town: TownIdentity | undefined }) => (
  <section class="aide" aria-labelledby="aide-titre">
    <div class="cadre">
      <h2 id="aide-titre">Besoin d’aide&#8239;?</h2>
      {town ? (
        <Contact town={town} />
      ) : (
        <p>Appelez la mairie ou passez à son accueil&nbsp;: elle peut vous répondre sans ce site.</p>
      )}
    </div>
  </section>
)
