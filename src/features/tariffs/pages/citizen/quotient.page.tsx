import { showDateDigits } from '#core/days.ts'
import { showAmount } from '#core/money.ts'
import { Banner, Empty, TableList, Tag, type Tone } from '#ui/display.tsx'
import { Actions, Field, PostForm, Required, Submit } from '#ui/form.tsx'
import { Page } from '#ui/page.tsx'
import { tariffPaths } from '../../paths.ts'
import type { Quotient, QuotientStatus } from '../../store/quotients.ts'
import type { QuotientForm } from './quotient.form.ts'

const STATUS: Readonly<Record<QuotientStatus, readonly [Tone, string]>> = {
  declared: ['warning', 'En cours de vérification'],
  valid: ['success', 'Valide'],
  refused: ['error', 'Refusé'],
  replaced: ['neutral', 'Remplacé'],
}

export const QuotientTag = ({ status }: { status: QuotientStatus }) => <Tag tone={STATUS[status][0]}>{STATUS[status][1]}</Tag>

export type QuotientView = { readonly form: QuotientForm; readonly known: readonly Quotient[] }

export const QuotientPage = ({ form, known }: QuotientView) => (
  <Page title="Mon quotient familial" form={form} nav="/paiements" back={{ href: '/paiements', label: 'Retour à mes paiements' }}>
    <p>
      Certains tarifs dépendent du quotient familial. La mairie le vérifie, puis le prix des jours à venir est recalculé&nbsp;: la
      différence apparaît sur votre relevé. Sans quotient vérifié, le prix est celui prévu pour un quotient non connu. Le déclarer
      est facultatif. <a href={tariffPaths.simulator}>Calculer un prix</a>
    </p>
    {known.length === 0 ? (
      <Empty title="Aucun quotient déclaré.">
        <p>Celui que vous déclarez apparaîtra ici.</p>
      </Empty>
    ) : (
      <TableList
        caption="Quotients déclarés"
        columns={[{ head: 'Valable' }, { head: 'Quotient', numeric: true }, { head: 'État' }]}
        rows={known.map((q) => [
          `du ${showDateDigits(q.from)} au ${showDateDigits(q.until)}`,
          showAmount(q.cents),
          <>
            <QuotientTag status={q.status} />
            {q.reason && <p>Motif&nbsp;: {q.reason}</p>}
          </>,
        ])}
      />
    )}
    {known.some((q) => q.status === 'declared') ? (
      <Banner title="La mairie vérifie votre déclaration.">
        <p>Vous pourrez en faire une autre quand elle aura répondu.</p>
      </Banner>
    ) : (
      <>
        <h2>Déclarer un quotient</h2>
        <Required />
        <PostForm>
          <Field form={form} name="montant" />
          <Field form={form} name="debut" />
          <Field form={form} name="fin" />
          <Actions>
            <Submit>Déclarer ce quotient</Submit>
          </Actions>
        </PostForm>
      </>
    )}
  </Page>
)
