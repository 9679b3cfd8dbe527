import { type Day, showDay } from '#core/days.ts'
import { listName } from '#core/names.ts'
import { SummaryList } from '#ui/display.tsx'
import { Page } from '#ui/page.tsx'
import { placeName, type ShownActivity } from '../../domain/month-view.ts'
import type { Why } from '../../domain/why.ts'
import { agendaPaths } from '../../paths.ts'
import type { ShownChild } from './month.props.ts'

export type Caller = { readonly name: string; readonly phone: string; readonly email: string }
export type WhyLine = { readonly activity: ShownActivity; readonly why: Why; readonly service: Caller }
export type WhyProps = {
  readonly day: Day
  readonly back: string
  readonly children: readonly { readonly child: ShownChild; readonly lines: readonly WhyLine[] }[]
}

const WHO: Readonly<Record<Exclude<Why['who'], 'service'>, string>> = {
  nobody: 'Personne',
  family: 'Vous',
}

const Who = ({ why, service }: WhyLine) =>
  why.who === 'service' ? (
    <>
      {service.name}&nbsp;: <a href={`tel:${service.phone.replaceAll(/\s/g, '')}`}>{service.phone}</a>,{' '}
      <a href={`mailto:${service.email}`}>{service.email}</a>
    </>
  ) : (
    WHO[why.who]
  )

/** «Pourquoi ?»: what a day allows, activity by activity. */
export const WhyPage = ({ day, back, children }: WhyProps) => (
  <Page title={`Pourquoi\u202f? ${showDay(day)}`} nav={agendaPaths.month} back={{ href: back, label: 'Retour à l’agenda' }}>
    {children.map(({ child, lines }) => (
      <>
        <h2>{listName(child)}</h2>
        {lines.length === 0 && <p>Inscrit à aucune activité ce jour-là, et rien n’est réservé.</p>}
        {lines.map((line) => (
          <>
            <h3>{placeName(line.activity)}</h3>
            <SummaryList
              items={[
                { term: 'État', value: line.why.says },
                { term: 'Règle', value: line.why.rule },
                ...(line.why.limit ? [{ term: 'Limite exacte', value: line.why.limit }] : []),
                { term: 'Qui peut agir', value: <Who {...line} /> },
              ]}
            />
          </>
        ))}
      </>
    ))}
  </Page>
)
