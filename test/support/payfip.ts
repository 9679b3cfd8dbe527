import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { XMLParser } from 'fast-xml-parser'
import { afterAll } from 'vitest'

const OPERATIONS =
  'http://securite.service.tpa.cp.finances.gouv.fr/services/mas_securite/contrat_paiement_securise/PaiementSecuriseService'
const MINUTE = 60_000

type Asked = Readonly<Record<string, string>>
type Decision = 'P' | 'V' | 'R' | 'Z' | 'A'
export type Idop = {
  readonly idOp: string
  readonly asked: Asked
  readonly createdAt: number
  result: Decision | null
  /** Fields of the answer that differ from what was asked. */
  altered: Asked
  opened: boolean
}

/** What the next answers will be instead of the right one; each serves once. */
export type Trouble = '999' | '502' | 'silence' | 'malformed' | 'bomb' | 'huge' | 'empty' | 'hang-up'

export type Payfip = {
  readonly serviceUrl: string
  readonly paymentUrl: string
  readonly idops: Map<string, Idop>
  /** Served first, in order. */
  readonly troubles: Trouble[]
  /** The service's clock, in milliseconds. */
  now: () => number
  /** What the payer does on the page. */
  readonly decide: (idOp: string, result: Decision, altered?: Asked) => void
  /** The nightly purge: what reached no bank is forgotten. */
  readonly purge: () => void
  readonly of: (refdet: string) => Idop[]
  /** Operations received, in order. */
  readonly received: string[]
}

const envelope = (body: string): string =>
  `<?xml version='1.0' encoding='UTF-8'?><S:Envelope xmlns:S="http://schemas.xmlsoap.org/soap/envelope/"><S:Body>${body}</S:Body></S:Envelope>`

const faultXml = (code: string, libelle: string, technical = false): string =>
  envelope(
    `<S:Fault xmlns:ns4="http://www.w3.org/2003/05/soap-envelope"><faultcode>S:Server</faultcode><faultstring>fr.gouv.finances.cp.tpa.webservice.exceptions.${technical ? 'TechDysfonctionnementErreur' : 'FonctionnelleErreur'}</faultstring><detail><ns2:${technical ? 'TechDysfonctionnementErreur' : 'FonctionnelleErreur'} xmlns:ns2="${OPERATIONS}"><code>${code}</code><descriptif></descriptif><libelle>${libelle}</libelle><severite>${technical ? 3 : 2}</severite></ns2:${technical ? 'TechDysfonctionnementErreur' : 'FonctionnelleErreur'}></detail></S:Fault>`,
  )

class Refused extends Error {
  readonly code: string
  constructor(code: string, libelle: string) {
    super(libelle)
    this.code = code
  }
}

const ORDER = ['exer', 'mel', 'montant', 'numcli', 'objet', 'refdet', 'saisie', 'urlnotif', 'urlredirect']

/** The checks of the schema, and the fault codes of the service. */
const checkCreation = (asked: Asked): void => {
  const names = Object.keys(asked)
  if (names.join() !== ORDER.join()) throw new Refused('SCHEMA', `not the contract's sequence: ${names.join()}`)
  if (!/^\d{6}$/.test(asked.numcli!)) throw new Refused('T1', 'Numéro client')
  if (asked.numcli !== '006270') throw new Refused('T2', 'Client inconnu')
  if (!/^[A-Za-z0-9]{6,30}$/.test(asked.refdet!)) throw new Refused('R3', 'REFDET')
  if (!asked.mel) throw new Refused('A1', 'Adresse absente')
  if (!/^.{6,80}$/.test(asked.mel) || !asked.mel.includes('@')) throw new Refused('A2', 'Adresse')
  if (!/^\d{1,11}$/.test(asked.montant!)) throw new Refused('M1', 'Montant')
  if (Number(asked.montant) < 100) throw new Refused('M3', 'Montant inférieur à 1 €')
  if (Number(asked.montant) > 9_999_999) throw new Refused('M5', 'Montant trop élevé')
  if (!/^[TXW]$/.test(asked.saisie!)) throw new Refused('S1', 'Saisie')
  if (!/^[A-Za-z0-9 ]{1,99}$/.test(asked.objet!)) throw new Refused('O1', 'Objet')
  if (!/^https?:\/\/.{1,240}$/.test(asked.urlnotif!)) throw new Refused('N1', 'urlnotif')
  if (!/^https?:\/\/.{1,240}$/.test(asked.urlredirect!)) throw new Refused('D1', 'urlredirect')
}

const bodyOf = async (request: IncomingMessage): Promise<string> => {
  let text = ''
  for await (const part of request) text += part
  return text
}

const parser = new XMLParser({ removeNSPrefix: true, parseTagValue: false, ignoreAttributes: true })

/** A server that answers as PayFiP's SOAP service does, in this process, with a clock and troubles that tests choose. */
export const standInPayfip = async (): Promise<Payfip> => {
  const idops = new Map<string, Idop>()
  const troubles: Trouble[] = []
  const received: string[] = []

  const create = (asked: Asked): string => {
    checkCreation(asked)
    const idOp = randomUUID()
    idops.set(idOp, { idOp, asked, createdAt: payfip.now(), result: null, altered: {}, opened: false })
    return envelope(
      `<ns2:creerPaiementSecuriseResponse xmlns:ns2="${OPERATIONS}"><return><idOp>${idOp}</idOp></return></ns2:creerPaiementSecuriseResponse>`,
    )
  }
  const lookup = (asked: Asked): string => {
    const idop = asked.idOp === undefined ? undefined : idops.get(asked.idOp)
    if (!idop) throw new Refused('P1', 'IdOp incorrect.')
    if (idop.result === null) throw new Refused('P5', 'Résultat de la transaction non connu.')
    const paid = idop.result === 'P' || idop.result === 'V'
    const { exer, mel, montant, numcli, objet, refdet, saisie } = idop.asked
    const fields: [string, string | undefined][] = [
      ['dattrans', '13112017'],
      ['exer', exer],
      ['heurtrans', '1005'],
      ['idOp', idop.idOp],
      ['mel', mel],
      ['montant', montant],
      ['numauto', paid ? (idop.result === 'V' ? 'OP0000000000123456' : 'A55A') : undefined],
      ['numcli', numcli],
      ['objet', objet],
      ['refdet', refdet],
      ['resultrans', idop.result],
      ['saisie', saisie],
    ]
    const xml = fields
      .map(([name, value]) => [name, idop.altered[name] ?? value] as const)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => `<${name}>${value}</${name}>`)
      .join('')
    return envelope(
      `<ns2:recupererDetailPaiementSecuriseResponse xmlns:ns2="${OPERATIONS}"><return>${xml}</return></ns2:recupererDetailPaiementSecuriseResponse>`,
    )
  }

  const answer = (text: string): { status: number; body: string } => {
    try {
      const body = parser.parse(text).Envelope.Body
      const operation = Object.keys(body)[0]!
      received.push(operation)
      const asked = body[operation].arg0 as Asked
      return { status: 200, body: operation === 'creerPaiementSecurise' ? create(asked) : lookup(asked) }
    } catch (error) {
      if (error instanceof Refused) return { status: 500, body: faultXml(error.code, error.message) }
      throw error
    }
  }

  const TROUBLE: Record<Exclude<Trouble, 'silence' | 'hang-up'>, { status: number; body: string }> = {
    '999': { status: 500, body: faultXml('999', 'Erreur technique', true) },
    '502': { status: 502, body: '<html><body><h1>502 Bad Gateway</h1></body></html>' },
    malformed: { status: 200, body: envelope('<ns2:recupererDetailPaiementSecuriseResponse><return><resultrans>P</ret') },
    bomb: {
      status: 200,
      body: `<?xml version="1.0"?><!DOCTYPE z [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>${envelope('<r><return><idOp>&b;&x;</idOp></return></r>')}`,
    },
    huge: { status: 200, body: envelope(`<r>${'x'.repeat(1_000_000)}</r>`) },
    empty: { status: 200, body: '' },
  }

  const page = (url: URL, response: ServerResponse): void => {
    const idop = idops.get(url.searchParams.get('idop') ?? '')
    const code = !idop ? 'P1' : idop.opened ? 'P3' : payfip.now() - idop.createdAt > 15 * MINUTE ? 'P4' : null
    if (idop && !code) idop.opened = true
    const button = (value: string, words: string) =>
      `<button name="resultat" value="${value}" formaction="/decision?idop=${idop?.idOp}">${words}</button>`
    response
      .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
      .end(
        code
          ? `<!doctype html><html lang="fr"><title>PayFiP</title><h1>Erreur ${code}</h1>`
          : `<!doctype html><html lang="fr"><title>PayFiP</title><h1>PayFiP</h1><p>${Number(idop!.asked.montant) / 100} €</p><form method="post">${button('P', 'Payer par carte')}${button('V', 'Payer par prélèvement')}${button('R', 'Refuser')}${button('A', 'Abandonner')}</form>`,
      )
  }

  const server = createServer(async (request, response) => {
    const url = new URL(request.url!, 'http://localhost')
    const text = await bodyOf(request)
    if (url.pathname === '/tpa/paiementws.web') return page(url, response)
    if (url.pathname === '/decision') {
      const idop = idops.get(url.searchParams.get('idop')!)!
      payfip.decide(idop.idOp, new URLSearchParams(text).get('resultat') as Decision)
      return response.writeHead(303, { location: `${idop.asked.urlredirect}?idop=${idop.idOp}` }).end()
    }
    if (request.method === 'GET') return response.writeHead(404).end()
    const trouble = troubles.shift()
    if (trouble === 'silence') {
      await sleep(20_000, undefined, { ref: false })
      return response.destroy()
    }
    if (trouble === 'hang-up') return response.destroy()
    const { status, body } = trouble ? TROUBLE[trouble] : answer(text)
    return response.writeHead(status, { 'content-type': 'text/xml; charset=utf-8' }).end(body)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const payfip: Payfip = {
    serviceUrl: `${origin}/tpa/services/securite`,
    paymentUrl: `${origin}/tpa/paiementws.web`,
    idops,
    troubles,
    received,
    now: Date.now,
    decide: (idOp, result, altered = {}) => Object.assign(idops.get(idOp)!, { result, altered }),
    purge: () => {
      for (const [id, idop] of idops) if (idop.result === null) idops.delete(id)
    },
    of: (refdet) => [...idops.values()].filter((i) => i.asked.refdet === refdet),
  }
  return payfip
}
