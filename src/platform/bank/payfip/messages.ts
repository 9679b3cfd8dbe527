import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { PARIS } from '#core/days.ts'
import { whole } from '#core/money.ts'
import { escaped } from '#core/text.ts'

/**
 * PayFiP régie, the DGFiP's payment service: SOAP 1.1, document/literal. Names, order of elements and codes are those of its
 * contract (PaiementSecuriseService). Pure: text in, values out.
 */
const OPERATIONS =
  'http://securite.service.tpa.cp.finances.gouv.fr/services/mas_securite/contrat_paiement_securise/PaiementSecuriseService'
const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/'

/** What is asked, in the order of the contract's sequence. */
export type Creation = {
  readonly exer: string
  readonly mel: string
  readonly montant: string
  readonly numcli: string
  readonly objet: string
  readonly refdet: string
  readonly saisie: string
  readonly urlnotif: string
  readonly urlredirect: string
}
const CREATION = ['exer', 'mel', 'montant', 'numcli', 'objet', 'refdet', 'saisie', 'urlnotif', 'urlredirect'] as const

const envelope = (operation: string, fields: readonly (readonly [string, string])[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?><soapenv:Envelope xmlns:soapenv="${SOAP}" xmlns:pai="${OPERATIONS}"><soapenv:Header/><soapenv:Body><pai:${operation}><arg0>${fields
    .map(([name, value]) => `<${name}>${escaped(value).replaceAll("'", '&apos;')}</${name}>`)
    .join('')}</arg0></pai:${operation}></soapenv:Body></soapenv:Envelope>`

export const creationMessage = (order: Creation): string =>
  envelope(
    'creerPaiementSecurise',
    CREATION.map((name) => [name, order[name]]),
  )

/** `idOp` has a capital: the real service answers P1 to «idop». */
export const lookupMessage = (idOp: string): string => envelope('recupererDetailPaiementSecurise', [['idOp', idOp]])

/** What PayFiP is shown: letters and digits without accents, at most 99. */
export const objectOf = (words: string): string =>
  words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/g, ' ')
    .trim()
    .slice(0, 99)

/** The answer cannot be read: not XML, not SOAP, too long, or something that nobody sends in good faith. */
export class Unreadable extends Error {
  override name = 'Unreadable'
}

/** A SOAP fault: P1, P3, P4, P5, R3, 999… */
export class Fault extends Error {
  override name = 'Fault'
  readonly code: string
  constructor(code: string, words: string) {
    super(`PayFiP answered ${code}: ${words}`)
    this.code = code
  }
}

const MOST = 65_536

/** Entities are not expanded, attributes not read, values stay text (client numbers begin with zeros). */
const parser = new XMLParser({
  ignoreAttributes: true,
  removeNSPrefix: true,
  parseTagValue: false,
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  trimValues: true,
})

const PLAIN: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const plain = (text: string): string => text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => PLAIN[name]!)

type Node = Readonly<Record<string, unknown>>
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value)

/** A child, whatever the case of its name: the contract says idOp, a sample of the guide idop. Null when absent or repeated. */
const child = (node: unknown, name: string): unknown => {
  if (!isNode(node)) return null
  const key = Object.keys(node).find((k) => k.toLowerCase() === name.toLowerCase())
  return key === undefined ? null : node[key]
}
const text = (node: unknown, name: string): string | null => {
  const value = child(node, name)
  return typeof value === 'string' && value !== '' ? plain(value) : null
}

/** @throws Unreadable, also on a document type: no entity is ever declared in an answer. */
const bodyOf = (xml: string): Node => {
  if (xml.length > MOST) throw new Unreadable(`an answer of ${xml.length} characters`)
  if (/<!DOCTYPE|<!ENTITY/i.test(xml)) throw new Unreadable('a document type in an answer')
  if (XMLValidator.validate(xml) !== true) throw new Unreadable('not well-formed XML')
  let parsed: unknown
  try {
    parsed = parser.parse(xml)
  } catch (error) {
    throw new Unreadable((error as Error).message)
  }
  const body = child(child(parsed, 'Envelope'), 'Body')
  if (!isNode(body)) throw new Unreadable('no SOAP body')
  return body
}

const faultOf = (body: Node): Fault | null => {
  const fault = child(body, 'Fault')
  if (fault === null) return null
  const detail = child(fault, 'detail')
  const inner = isNode(detail) ? Object.values(detail).find(isNode) : undefined
  return new Fault(text(inner, 'code') ?? '?', text(inner, 'libelle') ?? text(fault, 'faultstring') ?? '')
}

/** What the service returned for that operation. @throws Fault, Unreadable */
const returned = (xml: string, operation: string): Node => {
  const body = bodyOf(xml)
  const fault = faultOf(body)
  if (fault) throw fault
  const value = child(child(body, `${operation}Response`), 'return')
  if (!isNode(value)) throw new Unreadable(`no ${operation} answer`)
  return value
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
export const isIdOp = (value: string): boolean => UUID.test(value)

/** The new payment's idOp. @throws Fault, Unreadable */
export const readCreation = (xml: string): string => {
  const idOp = text(returned(xml, 'creerPaiementSecurise'), 'idOp')
  if (idOp === null || !isIdOp(idOp)) throw new Unreadable('an idOp that is none')
  return idOp
}

/** P card, V direct debit: paid. R card, Z direct debit: refused. A: abandoned. */
export type Resultrans = 'P' | 'V' | 'R' | 'Z' | 'A'
export type Detail = {
  readonly resultrans: Resultrans
  readonly idOp: string
  readonly amountCents: number
  readonly refdet: string
  readonly numcli: string
  readonly numauto: string | null
  /** Paris time, null when the service gave none. */
  readonly at: Temporal.Instant | null
}

/** JJMMAAAA and HHMM, Paris time. */
const momentOf = (day: string | null, time: string | null): Temporal.Instant | null => {
  const d = /^(\d\d)(\d\d)(\d{4})$/.exec(day ?? '')
  const t = /^(\d\d)(\d\d)$/.exec(time ?? '')
  if (!d || !t) return null
  try {
    return Temporal.PlainDateTime.from(`${d[3]}-${d[2]}-${d[1]}T${t[1]}:${t[2]}`).toZonedDateTime(PARIS).toInstant()
  } catch {
    return null
  }
}

/** @throws Fault, Unreadable when something that decides is missing */
export const readDetail = (xml: string): Detail => {
  const value = returned(xml, 'recupererDetailPaiementSecurise')
  const [resultrans, idOp, montant, refdet, numcli] = ['resultrans', 'idOp', 'montant', 'refdet', 'numcli'].map((name) =>
    text(value, name),
  )
  if (!resultrans || !/^[PVRZA]$/.test(resultrans)) throw new Unreadable(`a result that is none: ${resultrans}`)
  if (!idOp || !refdet || !numcli || !montant || !/^\d{1,11}$/.test(montant)) throw new Unreadable('an answer with holes')
  return {
    resultrans: resultrans as Resultrans,
    idOp,
    amountCents: whole(montant),
    refdet,
    numcli,
    numauto: text(value, 'numauto'),
    at: momentOf(text(value, 'dattrans'), text(value, 'heurtrans')),
  }
}
