import { readId } from '#core/ids.ts'
import { posted } from '#forms/form.ts'
import { keyOf, newKey } from '#forms/key.ts'
import { goTo, show } from '#platform/http/answers.ts'
import { page } from '#platform/http/page.ts'
import { addException, addPlace, changePlace, removeException, removePlace } from '../../actions/manage-places.ts'
import { readSpans } from '../../domain/hours.ts'
import { placesPaths } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { getPlace, listPlaces } from '../../store/places.ts'
import { exceptionForm, factsOf, filledWith, placeForm } from './place.form.ts'
import { CreatePlacePage, EditPlacePage, RemovePlacePage } from './place.page.tsx'
import { ManagedPlacesPage } from './places.page.tsx'

const access = { for: 'agent', allow: permissions.manage } as const
const SETTINGS = '/agent/parametres'

export const managedPlaces = page({
  ...access,
  url: placesPaths.managed,
  get: async (ctx) => show(ManagedPlacesPage, { places: await listPlaces(ctx.db), settings: SETTINGS }),
})

export const createPlace = page({
  ...access,
  url: placesPaths.create,
  get: () => show(CreatePlacePage, { form: placeForm.blank(), formKey: newKey() }),
  post: async (ctx, _input, body) => {
    const form = placeForm.read(body)
    const formKey = keyOf(body)
    if (!form.ok) return show(CreatePlacePage, { form, formKey }, 422)
    const id = await addPlace(ctx, factsOf(form.values), formKey)
    return goTo(placesPaths.edit(id), 'place-saved')
  },
})

export const editPlace = page({
  ...access,
  url: placesPaths.edit(':lieu'),
  get: async (ctx, { lieu }) => {
    const place = await getPlace(ctx.db, { id: readId(lieu) })
    return show(EditPlacePage, { place, form: filledWith(place), exception: exceptionForm.blank() })
  },
  post: async (ctx, { lieu }, body) => {
    const place = await getPlace(ctx.db, { id: readId(lieu) })
    const form = placeForm.read(body)
    if (!form.ok) return show(EditPlacePage, { place, form, exception: exceptionForm.blank() }, 422)
    await changePlace(ctx, place, factsOf(form.values))
    return goTo(placesPaths.edit(place.id), 'place-saved')
  },
})

export const addPlaceException = page({
  ...access,
  url: placesPaths.addException(':lieu'),
  post: async (ctx, { lieu }, body) => {
    const place = await getPlace(ctx.db, { id: readId(lieu) })
    const exception = exceptionForm.read(body)
    if (!exception.ok) return show(EditPlacePage, { place, form: filledWith(place), exception }, 422)
    const { du, au, raison, horaires } = exception.values
    await addException(ctx, place, { firstDay: du, lastDay: au, label: raison, opens: readSpans(horaires ?? '') ?? [] })
    return goTo(placesPaths.edit(place.id), 'place-saved')
  },
})

export const removePlaceException = page({
  ...access,
  url: placesPaths.removeException(':lieu', ':exception'),
  post: async (ctx, { lieu, exception }, body) => {
    const place = await getPlace(ctx.db, { id: readId(lieu) })
    if (posted(body, 'confirmation') !== 'oui') return goTo(placesPaths.edit(place.id))
    await removeException(ctx, place, readId(exception) ?? 0)
    return goTo(placesPaths.edit(place.id), 'place-saved')
  },
})

export const removePlaceRoute = page({
  ...access,
  url: placesPaths.remove(':lieu'),
  get: async (ctx, { lieu }) => show(RemovePlacePage, { place: await getPlace(ctx.db, { id: readId(lieu) }) }),
  post: async (ctx, { lieu }, body) => {
    const place = await getPlace(ctx.db, { id: readId(lieu) })
    if (posted(body, 'confirmation') !== 'oui') return goTo(placesPaths.remove(place.id))
    await removePlace(ctx, place)
    return goTo(placesPaths.managed, 'place-removed')
  },
})
