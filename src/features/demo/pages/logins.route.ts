import { show } from '#platform/http/answers.ts'
import { page } from '#platform/http/page.ts'
import { demoPaths } from '../paths.ts'
import { demoAccess } from '../ports.ts'
import { LoginsPage } from './logins.page.tsx'

export const logins = page({
  url: demoPaths.logins,
  for: 'everyone',
  demoOnly: true,
  get: () => show(LoginsPage, { access: demoAccess.get() }),
})
