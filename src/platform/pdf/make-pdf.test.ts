import { inflateSync } from 'node:zlib'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import { expect, test } from 'vitest'
import { makePdf } from './index.ts'

const many = Array.from({ length: 120 }, (_, i) => [`ligne ${i + 1}`, 'Œuvré & Ñandú', `${i},00 €`])
const bytes = await makePdf({
  title: 'Relevé de compte',
  issuer: ['Ville d’Isques', 'Régie d’Isques'],
  recipient: ['Zoé-Ñandú O’Neill', 'Reçu n° 12'],
  blocks: [
    { kind: 'heading', level: 2, text: 'Solde' },
    { kind: 'text', text: 'Votre solde au 13/11/2017 : −7,20 euros' },
    { kind: 'text', text: '' },
    {
      kind: 'facts',
      rows: [
        ['Mon enfant emprunte les transports scolaires', 'Le matin'],
        ['Allergies', ''],
      ],
    },
    { kind: 'list', items: ['un', 'deux'] },
    {
      kind: 'table',
      caption: 'Écritures',
      columns: [
        { title: 'Libellé', share: 2 },
        { title: 'Qui', share: 2 },
        { title: 'Débit', share: 1, align: 'end' },
      ],
      rows: many,
      total: ['Total', '', '120,00 €'],
    },
  ],
  footer: 'Ville d’Isques',
  stamp: 'DUPLICATA',
  madeAt: Temporal.Instant.from('2026-11-25T10:00:00Z'),
})

const pagesOf = async (pdf: Buffer): Promise<string[]> => {
  const library = await PDFiumLibrary.init()
  const opened = await library.loadDocument(pdf)
  const texts = [...opened.pages()].map((page) => page.getText())
  opened.destroy()
  library.destroy()
  return texts
}

test('another program reads every word back, on numbered pages with the table’s heads repeated', async () => {
  const pages = await pagesOf(bytes)
  expect(pages.length).toBeGreaterThan(2)
  expect(pages[0]).toContain('Zoé-Ñandú O’Neill')
  expect(pages[0]).toContain('Votre solde au 13/11/2017 : −7,20 euros')
  expect(pages.every((text, i) => text.includes(`Page ${i + 1} sur ${pages.length}`) && text.includes('DUPLICATA'))).toBe(true)
  expect(pages.every((text) => text.includes('Libellé'))).toBe(true)
  const all = pages.join('\n')
  for (const [line] of many) expect(all).toContain(line)
})

test('it has a structure, a language and a title for screen readers', () => {
  const text = bytes.toString('latin1')
  const inflated = [...text.matchAll(/stream\r?\n([\s\S]*?)\r?\nendstream/g)]
    .map((m) => {
      try {
        return inflateSync(Buffer.from(m[1]!, 'latin1')).toString('latin1')
      } catch {
        return ''
      }
    })
    .join('\n')
  for (const mark of ['/StructTreeRoot', '/MarkInfo', '/Lang (fr-FR)', '/DisplayDocTitle true', '/S /Table', '/S /TH', '/S /H1'])
    expect(text + inflated).toContain(mark)
})
