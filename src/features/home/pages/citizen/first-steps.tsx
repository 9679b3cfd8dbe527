import { Tag, type Tone } from '#ui/display.tsx'
import { Actions, LinkButton } from '#ui/form.tsx'
import type { FirstStep, StepState } from '../../domain/readiness.ts'

const STATES: Readonly<Record<StepState, { readonly tone: Tone; readonly words: string }>> = {
  done: { tone: 'success', words: 'Fait' },
  now: { tone: 'warning', words: 'À faire' },
  waiting: { tone: 'info', words: 'En attente' },
  later: { tone: 'neutral', words: 'Pas encore possible' },
}

/** HO-6 · Where a family stands that cannot book for anybody yet. */
export const FirstSteps = ({ steps }: { steps: readonly FirstStep[] }) => (
  <section class="trois-etapes">
    <h2>Pour réserver la cantine ou la garderie</h2>
    <ol>
      {steps.map(({ title, state, text, action }) => (
        <li class={`etape-${state}`}>
          <p class="etape-titre">
            {title} <Tag tone={STATES[state].tone}>{STATES[state].words}</Tag>
          </p>
          <p>{text}</p>
          {action && (
            <Actions>
              <LinkButton href={action.href} tone="primary">
                {action.label}
              </LinkButton>
            </Actions>
          )}
        </li>
      ))}
    </ol>
  </section>
)
