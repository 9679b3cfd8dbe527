import type { Day } from '#core/days.ts'

/** «Du … au …», in a line of filters. */
export const PeriodFields = ({ from, to }: { readonly from: Day | null; readonly to: Day | null }) => (
  <>
    <span>
      <label for="du">Du</label>
      <input id="du" name="du" type="date" value={from?.toString()} />
    </span>
    <span>
      <label for="au">Au</label>
      <input id="au" name="au" type="date" value={to?.toString()} />
    </span>
  </>
)

type ChoiceProps = {
  readonly name: string
  readonly label: string
  readonly options: readonly (readonly [value: string, label: string])[]
  readonly chosen: string | null
}

/** One of them, or «Tous». */
export const Choice = ({ name, label, options, chosen }: ChoiceProps) => (
  <span>
    <label for={name}>{label}</label>
    <select id={name} name={name}>
      <option value="">Tous</option>
      {options.map(([value, shown]) => (
        <option value={value} selected={value === chosen}>
          {shown}
        </option>
      ))}
    </select>
  </span>
)
