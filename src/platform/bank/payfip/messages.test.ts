import { expect, test } from 'vitest'
import { creationMessage, Fault, objectOf, readCreation, readDetail, Unreadable } from './messages.ts'

const NS =
  'http://securite.service.tpa.cp.finances.gouv.fr/services/mas_securite/contrat_paiement_securise/PaiementSecuriseService'
const ID = '9f4e6bd0-5a0c-4f0e-9e1c-0123456789ab'
const soap = (body: string) =>
  `<?xml version='1.0'?><S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"><S:Body>${body}</S:Body></S:Envelope>`
const detail = (inner: string) =>
  soap(
    `<ns2:recupererDetailPaiementSecuriseResponse xmlns:ns2="${NS}"><return>${inner}</return></ns2:recupererDetailPaiementSecuriseResponse>`,
  )
const PAID = `<dattrans>19112015</dattrans><exer>20</exer><heurtrans>1735</heurtrans><idOp>${ID}</idOp><mel>a@b.fr</mel><montant>1500</montant><numauto>A55A</numauto><numcli>006270</numcli><objet>test</objet><refdet>123456789</refdet><resultrans>P</resultrans><saisie>T</saisie>`

test('what is asked stays text whatever it holds, in the order of the contract', () => {
  const xml = creationMessage({
    exer: '2026',
    mel: `o'neil&<b>"@x.fr`,
    montant: '2500',
    numcli: '006270',
    objet: objectOf('Régie d’Isques – cantine/garderie'),
    refdet: 'CF1',
    saisie: 'T',
    urlnotif: 'https://x/n?a=1&b=2',
    urlredirect: 'https://x/r',
  })
  expect(xml).toContain('<mel>o&apos;neil&amp;&lt;b&gt;&quot;@x.fr</mel>')
  expect(xml).toContain('<objet>Regie d Isques cantine garderie</objet>')
  expect([...xml.matchAll(/<(\w+)>[^<]*<\/\1>/g)].map(([, name]) => name)).toEqual(
    'exer mel montant numcli objet refdet saisie urlnotif urlredirect'.split(' '),
  )
})

test('a result is read: zeros kept, Paris time, idop or idOp, no authorisation when refused', () => {
  expect(readDetail(detail(PAID))).toEqual({
    resultrans: 'P',
    idOp: ID,
    amountCents: 1500,
    refdet: '123456789',
    numcli: '006270',
    numauto: 'A55A',
    at: Temporal.Instant.from('2015-11-19T16:35:00Z'),
  })
  const lower = PAID.replaceAll('idOp', 'idop').replace('<numauto>A55A</numauto>', '').replace('>P<', '>R<')
  expect(readDetail(detail(lower))).toMatchObject({ idOp: ID, resultrans: 'R', numauto: null })
})

test('a fault has its code', () => {
  const xml = soap(
    `<S:Fault><faultcode>S:Server</faultcode><faultstring>x</faultstring><detail><ns2:FonctionnelleErreur xmlns:ns2="${NS}"><code>P5</code><descriptif></descriptif><libelle>Résultat de la transaction non connu.</libelle><severite>2</severite></ns2:FonctionnelleErreur></detail></S:Fault>`,
  )
  expect(() => readDetail(xml)).toThrow(Fault)
  expect(() => readDetail(xml)).toThrow(/P5/)
})

const lol = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('')
test.each([
  ['nothing', ''],
  ['a page', '<html><body>502</body></html>'],
  ['half an answer', detail(PAID).slice(0, 300)],
  ['a billion laughs', `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY l0 "lol">${lol}]>${detail(PAID.replace('test', '&l9;'))}`],
  ['a file of ours', `<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>${detail(PAID.replace('test', '&x;'))}`],
  ['too much', detail(PAID.replace('test', 'x'.repeat(70_000)))],
  ['a result repeated', detail(`${PAID}<resultrans>R</resultrans>`)],
  ['a result that is none', detail(PAID.replace('>P<', '>Q<'))],
  ['no amount', detail(PAID.replace('<montant>1500</montant>', ''))],
  ['a fraction', detail(PAID.replace('1500', '15.00'))],
  ['a prototype', detail('<__proto__><resultrans>P</resultrans></__proto__>')],
])('%s is not an answer', (_what, xml) => {
  expect(() => readDetail(xml)).toThrow(Unreadable)
})

test('an idOp that is none is not redirected to', () => {
  const created = (idOp: string) =>
    soap(
      `<n:creerPaiementSecuriseResponse xmlns:n="${NS}"><return><idOp>${idOp}</idOp></return></n:creerPaiementSecuriseResponse>`,
    )
  expect(readCreation(created(ID))).toBe(ID)
  for (const wrong of ['', 'x', '../../evil', `${ID}&amp;a=b`]) expect(() => readCreation(created(wrong))).toThrow(Unreadable)
})
