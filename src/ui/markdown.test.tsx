import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { Markdown } from './markdown.tsx'

const html = (text: string) => renderToString(<Markdown text={text} />)

test('NE-4 · titles, lists, emphasis and links have their shape', () => {
  expect(html('# Rentrée\n\nLe **1er** et le *2*.\n\n- un\n- [deux](/lieux)\n\n1. [trois](https://exemple.fr)')).toBe(
    '<div class="texte"><h2>Rentrée</h2><p>Le <strong>1er</strong> et le <em>2</em>.</p><ul><li>un</li><li><a href="/lieux">deux</a></li></ul><ol><li><a href="https://exemple.fr" rel="noopener">trois</a></li></ol></div>',
  )
})

test.each([
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt&#58;alert(1))',
  '[x](data:text/html;base64,PHNjcmlwdD4=)',
  '[x](//evil.example)',
  '![x](https://evil.example/x.png)',
  '<a href="javascript:alert(1)">x</a>',
  '[x](vbscript:msgbox(1))',
  '```html\n<script>alert(1)</script>\n```',
  '[x]: javascript:alert(1)\n\n[x]',
])('NE-4 · nothing runs, nothing is fetched: %s', (text) => {
  expect(html(text)).not.toMatch(/<(script|img|iframe|svg)|<[^>]+\son\w+=|href="(?!https?:|mailto:|tel:|\/[^/]|#)/i)
})
