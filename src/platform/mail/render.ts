import { escaped } from '#core/text.ts'
import type { LetterContent, LetterPart } from './letter.ts'

const asText = (part: LetterPart, origin: string): string => {
  if ('p' in part) return part.p
  if ('list' in part) return part.list.map((item) => `- ${item}`).join('\n')
  if ('facts' in part) return part.facts.map(([term, value]) => `${term}\u00a0: ${value}`).join('\n')
  return `${part.link.label}\u00a0:\n${origin}${part.link.path}`
}

const asHtml = (part: LetterPart, origin: string): string => {
  if ('p' in part) return `<p style="margin:0 0 16px">${escaped(part.p).replaceAll('\n', '<br>')}</p>`
  if ('list' in part)
    return `<ul style="margin:0 0 16px;padding-left:20px">${part.list.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`
  if ('facts' in part) {
    const rows = part.facts.map(
      ([term, value]) =>
        `<tr><th scope="row" style="text-align:left;vertical-align:top;padding:2px 16px 2px 0;font-weight:normal;color:#55555e">${escaped(term)}</th><td style="padding:2px 0">${escaped(value)}</td></tr>`,
    )
    return `<table style="margin:0 0 16px;border-collapse:collapse">${rows.join('')}</table>`
  }
  return `<p style="margin:0 0 16px"><a href="${escaped(origin + part.link.path)}" style="display:inline-block;padding:12px 20px;background:#16324f;color:#ffffff;text-decoration:none;border-radius:4px;font-weight:bold">${escaped(part.link.label)}</a></p><p style="margin:0 0 16px;font-size:14px;color:#55555e">Si le bouton ne fonctionne pas, copiez cette adresse dans votre navigateur&nbsp;:<br>${escaped(origin + part.link.path)}</p>`
}

type Said = Pick<LetterContent, 'greeting' | 'parts' | 'signature'>

const paragraphsOf = ({ greeting, parts, signature }: Said, origin: string): string[] => [
  greeting,
  ...parts.map((part) => asText(part, origin)),
  ...(signature === '' ? [] : [signature]),
]

/** What is read in a conversation: no link in it. */
export const renderMessage = (message: Said): string => paragraphsOf(message, '').join('\n\n')

/** Both parts of the mail (RFC 2046 multipart/alternative). `origin`: «https://portail.isques.example», from configuration. */
export const renderLetter = (
  letter: Omit<LetterContent, 'to'>,
  town: { readonly name: string; readonly baseUrl: string },
): { text: string; html: string } => {
  const foot = `Espace citoyen ${town.name} – ${town.baseUrl}`
  const text = [...paragraphsOf(letter, town.baseUrl), `-- \n${foot}`].join('\n\n')
  const html = `<!doctype html><html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(letter.subject)}</title></head><body style="margin:0;padding:24px;font:16px/1.5 system-ui,'Segoe UI',Roboto,sans-serif;color:#1b1b1f;background:#ffffff"><div style="max-width:600px;margin:0 auto"><p style="margin:0 0 16px">${escaped(letter.greeting)}</p>${letter.parts.map((part) => asHtml(part, town.baseUrl)).join('')}<p style="margin:0 0 24px">${escaped(letter.signature)}</p><p style="margin:0;border-top:1px solid #c9c9d1;padding-top:12px;font-size:14px;color:#55555e">${escaped(foot)}</p></div></body></html>`
  return { text, html }
}
