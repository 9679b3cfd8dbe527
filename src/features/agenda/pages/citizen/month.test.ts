import { getAllByRole } from '@testing-library/dom'
import { expect, test } from 'vitest'
import { testSite } from '#support/site.ts'

const site = await testSite('2017-11-13T10:00')
const PASSWORD = 'Demo+Isques62'
const pascal = () => site.visitor().signIn('pascal.dupin', PASSWORD)

test('debug', async () => {
  const v = await pascal()
  await v.open('/agenda')
  console.log(v.status, v.title, v.text.slice(0, 3000), v.html.length)
  console.log(getAllByRole(v.main, 'checkbox').length)
})
