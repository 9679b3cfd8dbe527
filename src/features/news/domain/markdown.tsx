import MarkdownIt from 'markdown-it'
import { type ComponentChildren, h } from 'preact'

/** NE-4 · no HTML, no picture, no address that runs something: what is left is text with a shape. */
const reader = new MarkdownIt({ html: false, linkify: false, typographer: false }).disable(['image', 'table', 'html_block'])

/** What a link may lead to: a page of this site, or of another one, an address, a telephone. */
const LINK = /^(?:https?:\/\/|mailto:|tel:|\/(?!\/)|#)/i
const TAGS = new Set(['p', 'ul', 'ol', 'li', 'em', 'strong', 'blockquote', 'a', 'h2', 'h3', 'h4', 'code', 'pre', 'hr', 'br'])
type Token = ReturnType<typeof reader.parse>[number]

/** The page has its own h1: titles of the text begin below. */
const tagOf = ({ tag }: Token): string => (/^h[1-6]$/.test(tag) ? `h${Math.min(4, Number(tag[1]) + 1)}` : tag)

const propsOf = (token: Token): Record<string, string> => {
  if (token.tag !== 'a') return {}
  const href = String(token.attrGet('href') ?? '')
  return LINK.test(href) ? { href, ...(/^https?:/i.test(href) ? { rel: 'noopener' } : {}) } : {}
}

const drawn = (tokens: readonly Token[]): ComponentChildren[] => {
  const stack: { token: Token | null; children: ComponentChildren[] }[] = [{ token: null, children: [] }]
  const put = (child: ComponentChildren) => void stack.at(-1)!.children.push(child)
  for (const token of tokens) {
    if (token.nesting === 1) stack.push({ token, children: [] })
    else if (token.nesting === -1) {
      const { token: opened, children } = stack.pop()!
      const tag = tagOf(opened!)
      if (opened!.hidden || !TAGS.has(tag)) put(children)
      else put(h(tag, propsOf(opened!), children))
    } else if (token.type === 'inline') put(drawn(token.children ?? []))
    else if (token.type === 'softbreak') put(' ')
    else if (token.type === 'hardbreak' || token.type === 'hr') put(h(token.tag, null))
    else if (token.type === 'code_inline') put(h('code', null, token.content))
    else if (token.type === 'fence' || token.type === 'code_block') put(h('pre', null, token.content))
    else put(token.content)
  }
  return stack[0]!.children
}

/** A text written in Markdown, as elements of ours: no HTML passes through. */
export const Markdown = ({ text }: { text: string }) => <div class="texte">{drawn(reader.parse(text, {}))}</div>
