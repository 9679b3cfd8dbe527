import { JSDOM } from 'jsdom'
import { describe, expect, test } from 'vitest'
import { faultsOfHeadings, faultsOfHtml, faultsOfIds, faultsOfPolicy, faultsOfTypography } from '#support/html.ts'

// The checks of pages.test.ts see what is wrong: a check that finds nothing anywhere proves nothing.
const page = (body: string): Document =>
  new JSDOM(`<!doctype html><html lang="fr"><head><title>Essai</title></head><body>${body}</body></html>`).window.document
const N = '\u00a0'

describe('French typography', () => {
  test.each([
    ["<p>l'école</p>", 'a straight apostrophe'],
    ['<p>une "citation"</p>', 'straight quotes'],
    ['<p>Vraiment ?</p>', 'an ordinary space before a high sign'],
    ['<p>Vraiment?</p>', 'no no-break space before a high sign'],
    ['<p>un; deux</p>', 'no no-break space before a high sign'],
    ['<p>Solde :</p>', 'an ordinary space before a colon'],
    ['<p>Solde: 3</p>', 'no no-break space before a colon'],
    ['<p><b>Solde</b> : 3</p>', 'an ordinary space before a colon'],
    ['<p>3,90 €</p>', 'no no-break space before €'],
    ['<p>3,90€</p>', 'no no-break space before €'],
    ['<p>« ici »</p>', 'no no-break space inside quotation marks'],
    ['<p>à 12 h</p>', 'no no-break space before an hour’s h'],
    ['<p>à 12h30</p>', 'no no-break space before an hour’s h'],
    ['<p>n° 109</p>', 'no no-break space after n°'],
    ['<p>et ainsi de suite...</p>', 'three dots'],
    [`<p>-7,20${N}€</p>`, 'a hyphen for a minus'],
    ['<p><a href="/" aria-label="l\'école">x</a></p>', 'a straight apostrophe'],
  ])('%s has %s', (html, fault) => {
    expect(faultsOfTypography(page(html)).map((line) => line.slice(0, fault.length))).toContain(fault)
  })

  test.each([
    `<p>l’école, «${N}ici${N}», n°${N}109, 3,90${N}€, −7,20${N}€, à 12${N}h${N}30…</p>`,
    `<p>Vraiment\u202f? Oui\u202f! Un${N}; deux${N}: trois.</p>`,
    '<p>12:00 – 13:30, mairie@isques.example, https://isques.example/a?b</p>',
    `<p>Les symboles suivants sont acceptés${N}: ! + @ # $ % ^ &amp; * ( )</p>`,
    '<p><code>a: b; "c"</code></p>',
    `<p><b>Solde</b>${N}: <span>3</span></p>`,
  ])('%s is right', (html) => {
    expect(faultsOfTypography(page(html))).toEqual([])
  })
})

describe('what the policy forbids', () => {
  test.each([
    '<p style="color:red">x</p>',
    '<style>p{}</style>',
    '<script>1</script>',
    '<script src="https://evil.example/x.js"></script>',
    '<p onclick="x()">x</p>',
    '<a href="javascript:x()">x</a>',
    '<img src="//evil.example/x.png" alt="">',
    '<img src="data:image/png;base64,AA" alt="">',
    '<link rel="stylesheet" href="https://fonts.example/x.css">',
    '<iframe src="/x"></iframe>',
  ])('%s', (html) => {
    expect(faultsOfPolicy(page(html))).not.toEqual([])
  })

  test('and nothing else', () => {
    expect(
      faultsOfPolicy(page('<p><a href="https://www.service-public.gouv.fr/">x</a><img src="/liane.svg" alt=""></p>')),
    ).toEqual([])
  })
})

describe('headings and ids', () => {
  test.each(['<h2>a</h2>', '<h1>a</h1><h1>b</h1>', '<h1>a</h1><h3>b</h3>', '<h1></h1>'])('%s is no outline', (html) => {
    expect(faultsOfHeadings(page(html))).not.toEqual([])
  })

  test.each([
    '<p id="a">x</p><p id="a">y</p>',
    '<label for="a">x</label>',
    '<p aria-describedby="a">x</p>',
    '<a href="#a">x</a>',
  ])('%s refers to nothing, or to two things', (html) => {
    expect(faultsOfIds(page(html))).not.toEqual([])
  })

  test('a summary of errors may come before the h1', () => {
    expect(
      faultsOfHeadings(page('<div role="alert"><h2>Deux erreurs</h2></div><h1>a</h1><h2>b</h2><h3>c</h3><h2>d</h2>')),
    ).toEqual([])
  })
})

test.each([
  '<p><div>x</div></p>',
  '<ul><p>x</p></ul>',
  '<button>x</button>',
  '<img src="/x">',
  '<input id="a" type="text" required="maybe">',
])('%s is not valid HTML', async (html) => {
  const all = `<!doctype html><html lang="fr"><head><title>Essai</title></head><body>${html}</body></html>`
  expect(await faultsOfHtml(all)).not.toEqual([])
})
