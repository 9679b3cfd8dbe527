import { parisDay } from '#core/days.ts'
import { listServices } from '#features/catalogue/index.ts'
import { show } from '#platform/http/answers.ts'
import { page } from '#platform/http/page.ts'
import { openState } from '../../domain/hours.ts'
import { placesPaths } from '../../paths.ts'
import { getPlace, listPlaces } from '../../store/places.ts'
import { PlacePage } from './place.page.tsx'
import { PlacesPage } from './places.page.tsx'
import { ServicesPage } from './services.page.tsx'

export const places = page({
  url: placesPaths.list,
  for: 'everyone',
  get: async (ctx) => {
    const all = await listPlaces(ctx.db)
    return show(PlacesPage, {
      places: all.map((place) => ({ place, state: openState(ctx.now, place.hours, place.exceptions) })),
    })
  },
})

export const place = page({
  url: placesPaths.one(':lieu'),
  for: 'everyone',
  get: async (ctx, { lieu }) => {
    const found = await getPlace(ctx.db, { slug: lieu ?? '' })
    return show(PlacePage, {
      place: found,
      state: openState(ctx.now, found.hours, found.exceptions),
      today: parisDay(ctx.now),
    })
  },
})

export const services = page({
  url: placesPaths.services,
  for: 'everyone',
  get: async (ctx) => show(ServicesPage, { services: await listServices(ctx.db) }),
})
