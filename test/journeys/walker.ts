import type { Page } from 'playwright-core'
import { DEMO_PASSWORD } from '../../db/demo/password.ts'
import { lookAt } from './look.ts'

type Name = string | RegExp

/** Somebody in front of a page, who goes by what it says. */
export const walkerOn = (page: Page) => {
  const main = page.getByRole('main')
  return {
    page,
    main,
    is: (heading: Name) => page.getByRole('heading', { level: 1, name: heading }).waitFor(),
    follow: (name: Name, where = main) => where.getByRole('link', { name }).first().click(),
    press: (name: Name, where = main) => where.getByRole('button', { name }).first().click(),
    type: (label: Name, text: string) => main.getByLabel(label).first().fill(text),
    tick: (label: Name) => main.getByLabel(label).first().check(),
    date: async (group: Name, [day, month, year]: readonly [string, string, string]) => {
      const parts = main.getByRole('group', { name: group, exact: true })
      await parts.getByLabel('Jour').fill(day)
      await parts.getByLabel('Mois').fill(month)
      await parts.getByLabel('Année').fill(year)
    },
    says: (text: Name) => page.getByText(text).first().waitFor(),
    /** As somebody of the demo. */
    signIn: async (gate: string, login: string) => {
      await page.goto(gate)
      await main.getByLabel(/^Identifiant/).fill(login)
      await main.getByLabel(/^Mot de passe/).fill(DEMO_PASSWORD)
      await main.getByRole('button', { name: 'Me connecter' }).click()
      await page.waitForURL((url) => !url.pathname.includes('connexion'))
    },
  }
}

/** The same, whose pictures begin with `prefix`: looks at each page that is there, its title first. */
export const walker = (page: Page, script: boolean, prefix: string) => {
  const someone = walkerOn(page)
  return {
    ...someone,
    sees: async (heading: Name, name: string) => {
      await someone.is(heading)
      await lookAt(page, `${prefix}-${name}`, script)
    },
  }
}

/** What somebody who went on, or downloaded, no longer waits for (a picture, the page before) is no complaint. */
export const withoutAborted = (complaints: readonly string[]): string[] =>
  complaints.filter((complaint) => !complaint.endsWith('net::ERR_ABORTED'))
