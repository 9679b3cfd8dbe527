import MarkdownIt from 'markdown-it'
import { type ComponentChildren, h } from 'preact'

/** NE-4 · no HTML, no picture, no address that runs something: what is left is text with a shape. */
const reader = new MarkdownIt({ html: false, linkify: false, typographer: false }).disable(['image', 'table', 'html_block'])

/** What a link may lead to: a page of this site, or of another one, an address, a telephone. */
const LINK = /^(?:https?:\/\/|mailto:|tel:|\/(?!\/)|#)/i
const TAGS = new Set([
  'p',
  'ul',
  'ol',
  'li',
  'em',
  'strong',
  'blockquote',
  'a',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'code',
  'pre',
  'hr',
  'br',
])
type Token = ReturnType<typeof reader.parse>[number]

const levelOf = ({ tag }: Token): number | null => (/^h[1-6]$/.test(tag) ? Number(tag[1]) : null)

/** The page has its own titles: the greatest of the text, whichever they are, come right below (`under`). */
const tagOf = (token: Token, offset: number): string => {
  const level = levelOf(token)
  return level === null ? token.tag : `h${Math.min(6, level + offset)}`
}

const propsOf = (token: Token): Record<string, string> => {
  if (token.tag !== 'a') return {}
  const href = String(token.attrGet('href') ?? '')
  return LINK.test(href) ? { href, ...(/^https?:/i.test(href) ? { rel: 'noopener' } : {}) } : {}
}

const drawn = (tokens: readonly Token[], offset: number): ComponentChildren[] => {
  const stack: { token: Token | null; children: ComponentChildren[] }[] = [{ token: null, children: [] }]
  const put = (child: ComponentChildren) => void stack.at(-1)!.children.push(child)
  for (const token of tokens) {
    if (token.nesting === 1) stack.push({ token, children: [] })
    else if (token.nesting === -1) {
      const { token: opened, children } = stack.pop()!
      const tag = tagOf(opened!, offset)
      if (opened!.hidden || !TAGS.has(tag)) put(children)
      else put(h(tag, propsOf(opened!), children))
    } else if (token.type === 'inline') put(drawn(token.children ?? [], offset))
    else if (token.type === 'softbreak') put(' ')
    else if (token.type === 'hardbreak' || token.type === 'hr') put(h(token.tag, null))
    else if (token.type === 'code_inline') put(h('code', null, token.content))
    else if (token.type === 'fence' || token.type === 'code_block') put(h('pre', null, token.content))
    else put(token.content)
  }
  return stack[0]!.children
}

/** A text written in Markdown, as elements of ours: no HTML passes through. */
export const Markdown = ({ text, under = 2 }: { text: string; under?: number }) => {
  const tokens = reader.parse(text, {})
  const greatest = Math.min(...tokens.flatMap((token) => levelOf(token) ?? []))
  return <div class="texte">{drawn(tokens, under - greatest)}</div>
}
