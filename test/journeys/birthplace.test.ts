import { expect, test } from 'vitest'
import { answerTo } from '#support/captcha.ts'
import { testSite } from '#support/site.ts'
import { openChromium } from './browser.ts'
import { expectAccessible, expectNarrow } from './look.ts'

const site = await testSite('2026-11-16T10:00')
const chrome = await openChromium(site)

test('where one was born, with script: a combobox that the keyboard and the mouse use, that says what it found', async () => {
  const { page, complaints } = await chrome.person({ javaScriptEnabled: true })
  await page.goto('/inscription')
  const box = page.getByRole('combobox', { name: 'Commune de naissance' })
  const list = page.getByRole('listbox', { name: 'Communes' })
  const department = page.getByLabel('Département de naissance')
  expect(await box.getAttribute('aria-expanded')).toBe('false')

  await box.pressSequentially('lyon 02')
  await list.waitFor()
  expect(await box.getAttribute('aria-expanded')).toBe('true')
  await page.getByRole('status').filter({ hasText: 'résultat' }).waitFor({ state: 'attached' })
  await expectAccessible(page, 'combobox')
  await expectNarrow(page, 'combobox')

  await box.press('ArrowDown')
  const active = await box.getAttribute('aria-activedescendant')
  const option = page.locator(`#${active}`)
  expect(await option.getAttribute('aria-selected')).toBe('true')
  expect(await option.innerText()).toContain('LYON 02')
  await box.press('Escape')
  await list.waitFor({ state: 'hidden' })
  expect(await box.inputValue()).toBe('lyon 02')

  // Down opens it again; up goes to the end, where one may say that the commune is not there.
  await box.press('ArrowDown')
  await list.waitFor()
  await box.press('ArrowUp')
  expect(await page.locator(`#${await box.getAttribute('aria-activedescendant')}`).innerText()).toBe(
    'Ma commune n’est pas dans la liste',
  )
  await box.press('ArrowDown')
  await box.press('Enter')
  expect(await box.inputValue()).toBe('LYON 02')
  expect(await department.inputValue()).toBe('69')
  expect(new URL(page.url()).pathname).toBe('/inscription')

  // By the mouse; what the list filled is replaced, what a person typed is not.
  await box.fill('')
  await box.pressSequentially('isques')
  await list
    .getByRole('option', { name: /^Isques/i })
    .first()
    .click()
  expect(await department.inputValue()).toBe('62')
  await department.fill('75')
  await box.fill('')
  await box.pressSequentially('lyon 03')
  await list.getByRole('option', { name: /LYON 03/ }).click()
  expect(await department.inputValue()).toBe('75')

  // Abroad there is nothing to choose.
  await department.fill('')
  await page.getByLabel('Pays de naissance').selectOption('Belgique')
  expect(await department.inputValue()).toBe('99')
  await box.fill('')
  await box.pressSequentially('Bruxelles')
  await page.waitForTimeout(400)
  expect(await list.isVisible()).toBe(false)
  expect(complaints).toEqual([])
})

test.each([true, false])('a name that several communes bear is asked about in the page, script: %s', async (script) => {
  const { page } = await chrome.person({ javaScriptEnabled: script })
  await page.goto('/inscription')
  const main = page.getByRole('main')
  await main.getByLabel('Nom de naissance').fill('Dupin')
  await main.getByLabel('Prénom', { exact: false }).first().fill('Pascal')
  const born = main.getByRole('group', { name: 'Date de naissance' })
  for (const [label, value] of [
    ['Jour', '4'],
    ['Mois', '3'],
    ['Année', '1988'],
  ] as const)
    await born.getByLabel(label).fill(value)
  await main.getByLabel('Commune de naissance').fill('Saint-Denis')
  await main.getByLabel('Email').fill(`ne-${script}@example.org`)
  await main.getByRole('button', { name: 'Répondre plutôt à une question' }).click()
  const question = main.locator('label').filter({ hasText: /^(Combien|Quel).+\?/ })
  await question.waitFor()
  await page.waitForLoadState()
  site.later({ seconds: 30 })
  await main.locator('#champ-verification').fill(answerTo(await question.innerText()))
  await main.getByRole('button', { name: 'Suivant' }).click()
  const choices = main.getByRole('group', { name: /^Plusieurs communes correspondent à/ })
  await choices.waitFor()
  await choices.getByRole('radio', { name: /\(93\)/ }).check()
  await expectNarrow(page, 'choices')
  await main.getByRole('button', { name: 'Suivant' }).click()
  await main.getByRole('button', { name: 'Enregistrer la demande' }).waitFor()
  expect(await main.innerText()).toMatch(/Département de naissance\s*\*?\s*93/)
})
