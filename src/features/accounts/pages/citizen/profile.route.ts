import { show } from '#platform/http/answers.ts'
import { page } from '#platform/http/page.ts'
import { accountsPaths } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { getProfile } from '../../store/citizens.ts'
import { ProfilePage } from './profile.page.tsx'

export const profile = page({
  url: accountsPaths.profile,
  for: 'citizen',
  allow: permissions.see,
  get: async (ctx) => show(ProfilePage, await getProfile(ctx.db, ctx.actor.account)),
})
