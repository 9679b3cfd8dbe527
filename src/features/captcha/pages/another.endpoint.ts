import { endpoint } from '#platform/http/page.ts'
import { anotherImage } from '../actions/verify.ts'
import { captchaPaths } from '../paths.ts'

/** «Changer d’image» without leaving the page; whoever cannot has the button post the form. */
export const anotherImageEndpoint = endpoint({
  url: captchaPaths.another,
  methods: ['GET'],
  handle: async (ctx, { verification = '' }) => {
    const view = anotherImage(ctx, verification)
    const body = view && { token: view.token, imageUrl: view.imageUrl, soundUrl: view.soundUrl }
    return { status: view ? 200 : 404, type: 'application/json; charset=utf-8', body: JSON.stringify(body) }
  },
})
