import { parisDay } from '#core/days.ts'
import { listActivities } from '#features/catalogue/index.ts'
import { show } from '#platform/http/answers.ts'
import { page } from '#platform/http/page.ts'
import { priceOf } from '../../domain/price.ts'
import { runsOn } from '../../domain/tariff.ts'
import { tariffPaths } from '../../paths.ts'
import { listTariffs } from '../../store/tariffs.ts'
import { asBody } from '../as-body.ts'
import { factsOf, simulationForm, situationOf } from '../simulation.form.ts'
import { SimulatorPage } from './simulator.page.tsx'

export const simulator = page({
  for: 'everyone',
  url: tariffPaths.simulator,
  get: async ({ db, now }, input) => {
    const read = simulationForm.read(asBody(input))
    const isAsked = Object.keys(input).some((name) => name.split('.')[0]! in simulationForm.fields)
    const day = (read.ok && read.values.jour) || parisDay(now)
    const activities = await listActivities(db)
    const tariffs = await listTariffs(
      db,
      activities.map((a) => a.id),
      day,
      day,
    )
    const priced = activities.flatMap((activity) => {
      const tariff = tariffs.find((t) => t.activity === activity.id && runsOn(t, day))
      if (!tariff) return []
      const price = isAsked && read.ok ? priceOf(tariff, factsOf(read.values), situationOf(read.values)) : null
      return [{ activity, tariff, price }]
    })
    const form = isAsked ? read : simulationForm.blank()
    return show(SimulatorPage, { form, day, priced }, isAsked && !read.ok ? 422 : 200)
  },
})
