import { changesBetween, type Described, type SettingChange } from '#core/described.ts'
import { tidy } from '#core/text.ts'

/** What an administrator settles for the whole town. */
export type Settings = {
  readonly name: string
  readonly brandColor: string
  readonly regieName: string
  readonly logo: string | null
  readonly picture: string | null
  readonly pictureAlt: string
  readonly address: string
  readonly phone: string
  readonly email: string
  readonly openingHours: string
  readonly captchaMode: string
  readonly passwordProfile: string
  /** Names of features (`switch`). */
  readonly switchedOff: readonly string[]
  readonly mailName: string | null
  readonly mailAddress: string | null
  readonly mailReplyTo: string | null
}

export const CAPTCHA_MODES: Readonly<Record<string, string>> = {
  image: 'Une image à recopier',
  question: 'Une question simple',
  off: 'Rien, sauf en cas de soupçon',
}
export const PASSWORD_PROFILES: Readonly<Record<string, string>> = {
  manuel: '8\u00a0caractères, avec majuscule, minuscule et chiffre',
  longueur: '15\u00a0caractères, sans autre règle',
}

/** How the history names what may be switched off. */
const SWITCH_NAMES: Readonly<Record<string, string>> = {
  news: 'Actualités',
  places: 'Lieux et services',
  menus: 'Menus de la cantine',
  'online-payment': 'Paiement en ligne',
}

/** One line of a page of settings: what it is called, and what it is now as somebody reads it. */
export type Line = { readonly label: string; readonly show: (settings: Settings) => string }

const file = (id: string | null): string => (id === null ? '' : `fichier ${id.slice(0, 8)}`)

/** The lines of each page, by the page's name: what its history names, and what a stale page is compared on. */
export const SETTINGS = {
  identity: {
    title: 'Identité',
    lines: [
      { label: 'Nom de la commune', show: (s) => s.name },
      { label: 'Couleur', show: (s) => s.brandColor },
      { label: 'Nom de la régie', show: (s) => s.regieName },
    ],
  },
  logo: { title: 'Logo', lines: [{ label: 'Logo', show: (s) => file(s.logo) }] },
  picture: {
    title: 'Image de l’accueil',
    lines: [
      { label: 'Image', show: (s) => file(s.picture) },
      { label: 'Description', show: (s) => s.pictureAlt },
    ],
  },
  help: {
    title: 'Contacts et horaires',
    lines: [
      { label: 'Adresse postale', show: (s) => s.address },
      { label: 'Téléphone', show: (s) => s.phone },
      { label: 'Adresse électronique', show: (s) => s.email },
      { label: 'Horaires', show: (s) => s.openingHours },
    ],
  },
  access: {
    title: 'Inscription et mots de passe',
    lines: [
      { label: 'Vérification anti-robot', show: (s) => CAPTCHA_MODES[s.captchaMode] ?? s.captchaMode },
      { label: 'Mots de passe', show: (s) => PASSWORD_PROFILES[s.passwordProfile] ?? s.passwordProfile },
    ],
  },
  switches: {
    title: 'Rubriques',
    lines: [
      {
        label: 'Non proposées',
        show: (s) =>
          s.switchedOff
            .map((name) => SWITCH_NAMES[name] ?? name)
            .toSorted()
            .join(', '),
      },
    ],
  },
  mail: {
    title: 'Courriels',
    lines: [
      { label: 'Nom de l’expéditeur', show: (s) => s.mailName ?? '' },
      { label: 'Adresse de l’expéditeur', show: (s) => s.mailAddress ?? '' },
      { label: 'Adresse de réponse', show: (s) => s.mailReplyTo ?? '' },
    ],
  },
} as const satisfies Readonly<Record<string, { readonly title: string; readonly lines: readonly Line[] }>>

export type SettingsPage = keyof typeof SETTINGS

/** Under which word the history keeps what is settled on that page. */
export const themeOf = (page: SettingsPage): string => (page === 'mail' ? 'Courriels' : 'Commune')

const linesOf = (page: SettingsPage): readonly Line[] => SETTINGS[page].lines

/** What a page shows of the settings, in one text: posted with the form, to know that it has not changed since. */
export const shownOf = (page: SettingsPage, settings: Settings): string =>
  JSON.stringify(linesOf(page).map(({ show }) => show(settings)))

/** What is now, line by line, for who filled a page in while somebody else changed it. */
export const factsOf = (page: SettingsPage, settings: Settings): [string, string][] =>
  linesOf(page).map(({ label, show }) => [label, show(settings)])

/** A text whose spaces alone differ is the same: a form gives plain ones where the town's text had some that do not break. */
const isSame = (was: unknown, is: unknown): boolean =>
  was === is || (typeof was === 'string' && typeof is === 'string' && tidy(was) === tidy(is))

/** The settings once those are set; what is set to the same stays as it was. */
export const settled = (before: Settings, set: Partial<Settings>): Settings => ({
  ...before,
  ...Object.fromEntries(Object.entries(set).filter(([name, value]) => !isSame(before[name as keyof Settings], value))),
})

const described = (page: SettingsPage, settings: Settings): Described => Object.fromEntries(factsOf(page, settings))

/** TS-1 · what is told of a change: only the lines that differ. */
export const changesOf = (page: SettingsPage, before: Settings, after: Settings): SettingChange[] =>
  changesBetween(SETTINGS[page].title, described(page, before), described(page, after))
