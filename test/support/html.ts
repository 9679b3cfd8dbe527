import { type ConfigData, HtmlValidate } from 'html-validate'

/**
 * Everything that html-validate recommends, but for what is justified here.
 */
const config: ConfigData = {
  root: true,
  extends: ['html-validate:recommended'],
  rules: {
    // Preact writes void elements and booleans its own way; both are valid HTML.
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'doctype-style': 'off',
    'no-trailing-whitespace': 'off',
    // Our titles name the page, then the site; browsers and screen readers read the page first.
    'long-title': 'off',
    // Lists and tables whose look is changed by CSS lose their meaning in Safari unless the role is said again.
    'no-redundant-role': 'off',
    // A browser reads telephone numbers and e-mail addresses as links only where we link them.
    'tel-non-breaking': 'off',
    // The policy forbids inline styles and scripts; this says where one was written.
    'no-inline-style': 'error',
    'no-dup-id': 'error',
    // The summary of errors comes before the h1, with an h2: `faultsOfHeadings` checks the levels of the rest.
    'heading-level': 'off',
    // Boxes of one question share its name, and so do the lines of an order.
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'button', 'submit', 'reset'] }],
    'no-implicit-button-type': 'error',
  },
}

const validator = new HtmlValidate(config)

/** What is wrong with the document, one line each: «rule: message (element)». */
export const faultsOfHtml = async (html: string): Promise<string[]> => {
  const report = await validator.validateString(html)
  return report.results.flatMap((result) =>
    result.messages.map(({ ruleId, message, selector }) => `${ruleId}: ${message}${selector ? ` (${selector})` : ''}`),
  )
}

/** Where the page runs something that its policy forbids, or looks as if it did. */
export const faultsOfPolicy = (document: Document): string[] => {
  const faults: string[] = []
  for (const element of document.querySelectorAll('*')) {
    const name = element.localName
    if (name === 'style') faults.push('a style element')
    if (name === 'script' && !element.getAttribute('src')?.startsWith('/statique/')) faults.push('an inline or foreign script')
    if (name === 'iframe' || name === 'object' || name === 'embed') faults.push(`a ${name}`)
    for (const { name: attribute, value } of element.attributes) {
      if (attribute === 'style') faults.push(`a style on ${name}`)
      if (/^on/.test(attribute)) faults.push(`${attribute} on ${name}`)
      if (/^\s*(javascript|data):/i.test(value)) faults.push(`${attribute}="${value.slice(0, 30)}" on ${name}`)
      // The address of the page itself (rel=canonical) is said whole, and loads nothing.
      const isLoaded =
        attribute === 'src' || (attribute === 'href' && name !== 'a' && element.getAttribute('rel') !== 'canonical')
      if (isLoaded && !/^(\/(?!\/)|#)/.test(value)) faults.push(`${name} loads ${value}`)
    }
  }
  return faults
}

/** One h1, first, and no level skipped. */
export const faultsOfHeadings = (document: Document): string[] => {
  const levels = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]
    .filter((heading) => heading.closest('[role=alert]') === null)
    .map((heading) => ({ level: Number(heading.localName[1]), text: (heading.textContent ?? '').trim() }))
  const faults: string[] = []
  const tops = levels.filter(({ level }) => level === 1).length
  if (tops !== 1) faults.push(`${tops} h1`)
  levels.forEach(({ level, text }, i) => {
    if (text === '') faults.push(`an empty h${level}`)
    const before = i === 0 ? 0 : levels[i - 1]!.level
    if (level > before + 1) faults.push(`h${level} «${text}» after ${i === 0 ? 'nothing' : `h${before}`}`)
  })
  return faults
}

/** Every id once, and what refers to one finds it. */
export const faultsOfIds = (document: Document): string[] => {
  const ids = [...document.querySelectorAll('[id]')].map((element) => element.id)
  const faults = ids.filter((id, i) => ids.indexOf(id) !== i).map((id) => `id ${id} twice`)
  for (const attribute of ['for', 'aria-describedby', 'aria-labelledby', 'aria-controls', 'popovertarget', 'list']) {
    for (const element of document.querySelectorAll(`[${attribute}]`)) {
      for (const id of element.getAttribute(attribute)!.split(/\s+/)) {
        if (!ids.includes(id)) faults.push(`${attribute}="${id}" on ${element.localName} refers to nothing`)
      }
    }
  }
  for (const link of document.querySelectorAll('a[href^="#"]')) {
    if (!ids.includes(link.getAttribute('href')!.slice(1))) faults.push(`${link.getAttribute('href')} leads nowhere`)
  }
  return faults
}

const BLOCKS = new Set(
  'address article aside body caption dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header legend li main nav ol option p section select table tbody td th thead tr ul label button br'.split(
    ' ',
  ),
)
const UNREAD = new Set(['script', 'style', 'code', 'kbd', 'samp', 'template', 'textarea', 'svg'])

const written = (node: Node): string => {
  if (node.nodeType === 3) return (node as Text).data.replace(/[\t\n\r]+/g, ' ')
  if (node.nodeType !== 1) return ''
  const element = node as Element
  // `data-saisi`: shown as somebody typed it.
  if (UNREAD.has(element.localName) || element.hasAttribute('data-saisi')) return '\ue000'
  const inside = [...element.childNodes].map(written).join('')
  return BLOCKS.has(element.localName) ? `\n${inside}\n` : inside
}

/** The sentences of a page, as they are read, and those of its attributes. */
const sentencesOf = (document: Document): string[] => {
  const spoken = [...document.querySelectorAll('[aria-label], [title], [alt], [placeholder]')].flatMap((element) =>
    ['aria-label', 'title', 'alt', 'placeholder'].flatMap((name) => element.getAttribute(name) ?? []),
  )
  return [document.title, ...written(document.body).split('\n'), ...spoken]
    .map((text) => text.trim())
    .filter((text) => text !== '')
}

/** A rule of French typography and what breaks it. */
const TYPOGRAPHY: readonly (readonly [string, RegExp])[] = [
  ['a straight apostrophe', /\p{L}'\p{L}/u],
  ['straight quotes', /"/],
  ['no no-break space before a high sign', /[^\s\u00a0\u202f\ue000«(!?][;!?](?=[\s\u00a0»).]|$)/u],
  ['an ordinary space before a high sign', / [;!?](?=[\s\u00a0»).]|$)/u],
  ['no no-break space before a colon', /[^\s\u00a0\u202f\ue000]:(?=[\s\u00a0]|$)/u],
  ['an ordinary space before a colon', / :(?=[\s\u00a0]|$)/u],
  ['no no-break space before €', /\d €|\d€/],
  ['no no-break space inside quotation marks', /«[^\u00a0\u202f]|[^\u00a0\u202f]»/u],
  ['no no-break space before an hour’s h', /\d h\b|\dh\d/],
  ['no no-break space after n°', /n° /],
  ['three dots', /\.\.\./],
  ['a hyphen for a minus', /(?<![\w/])-\d+,\d\d/],
]

/** Signs that are named, not used: the symbols that a password may hold. */
const SYMBOLS = /! \+? ?@ # \$ % \^ & \* \( \)|! \+ @ # .*$/

/** Sentences that break French typography, with what is wrong. */
export const faultsOfTypography = (document: Document): string[] =>
  sentencesOf(document).flatMap((sentence) => {
    const text = sentence.replace(SYMBOLS, '').replace(/\S+@\S+|https?:\S+/g, '')
    return TYPOGRAPHY.filter(([, pattern]) => pattern.test(text)).map(([fault]) => `${fault}: ${sentence}`)
  })
