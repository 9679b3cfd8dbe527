import { type Cents, showEuros } from '#core/money.ts'
import type { Household } from '#features/family/index.ts'
import { Banner, Card, Empty, SummaryList, TableList } from '#ui/display.tsx'
import { GetForm, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import type { Act } from '../../domain/act.ts'
import { TILL_NAMES } from '../../domain/till.ts'
import { regiePaths } from '../../paths.ts'
import { familyName } from './shared.ts'

export type HomeView = {
  readonly regie: string
  readonly search: string
  /** Null before a search. */
  readonly found: readonly Household[] | null
  readonly held: ReadonlyMap<string, Cents>
  readonly act: Act
  /** Online payments that somebody must look at. */
  readonly toMatch: number
  readonly mayManage: boolean
}

/** The third says whether one must be allowed to change the books. */
const LINKS = [
  [regiePaths.journal, 'Journal des encaissements', false],
  [regiePaths.till, 'Compter la caisse', true],
  [regiePaths.handover, 'Versements au comptable', true],
  [regiePaths.closing, 'Clôtures', true],
  [regiePaths.online, 'Paiements en ligne', false],
  [regiePaths.debts, 'Dettes des familles', false],
] as const

const Found = ({ found }: { found: readonly Household[] }) =>
  found.length === 0 ? (
    <Empty title="Aucune famille trouvée.">
      <p>Cherchez le nom d’un parent ou d’un enfant, le numéro de la famille, ou la référence d’un paiement en ligne.</p>
    </Empty>
  ) : (
    <TableList
      caption="Familles trouvées"
      columns={[{ head: 'Famille' }, { head: 'Adultes' }]}
      rows={found.map((family) => [<a href={regiePaths.familyOf(family.id)}>Compte n°&nbsp;{family.id}</a>, familyName(family)])}
    />
  )

export const HomePage = ({ regie, search, found, held, act, toMatch, mayManage }: HomeView) => (
  <Page title="Régie" nav={regiePaths.home} wide>
    {(held.get('cash') ?? 0) + (held.get('cheques') ?? 0) > act.heldMaxCents && (
      <Banner tone="warning" title="L’encaisse dépasse son plafond.">
        <p>
          L’acte de régie la limite à {showEuros(act.heldMaxCents)}.{' '}
          {mayManage && <a href={regiePaths.handover}>Verser au comptable</a>}
        </p>
      </Banner>
    )}
    <GetForm action={regiePaths.home} label="Chercher une famille">
      <div class="champ champ-en-ligne">
        <label for="famille">Nom, numéro de famille ou référence de paiement</label>
        <input id="famille" name="famille" type="search" value={search} maxLength={80} autocomplete="off" />
        <Submit tone="secondary">Chercher une famille</Submit>
      </div>
    </GetForm>
    {found && <Found found={found} />}
    <Card title={regie}>
      <SummaryList
        items={[
          ...Object.entries(TILL_NAMES).map(([till, name]) => ({ term: name, value: showEuros(held.get(till) ?? 0) })),
          { term: 'Fonds de caisse', value: showEuros(act.floatCents) },
          { term: 'Acte de régie', value: act.reference },
        ]}
      />
      {toMatch > 0 && (
        <p>
          <a href={`${regiePaths.online}?etat=a-rapprocher`}>
            {toMatch} paiement{toMatch > 1 ? 's' : ''} en ligne à rapprocher
          </a>
        </p>
      )}
      <ul>
        {LINKS.filter(([, , isChange]) => mayManage || !isChange).map(([href, label]) => (
          <li>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
    </Card>
  </Page>
)
