import type { LetterContent, LetterPart } from '#core/letter.ts'

const Part = ({ part, origin }: { part: LetterPart; origin: string }) => {
  if ('p' in part) return <p class="valeur">{part.p}</p>
  if ('list' in part)
    return (
      <ul>
        {part.list.map((item) => (
          <li>{item}</li>
        ))}
      </ul>
    )
  if ('facts' in part)
    return (
      <dl>
        {part.facts.map(([term, value]) => (
          <div>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    )
  return (
    <>
      <p>
        <span class="lettre-bouton">{part.link.label}</span>
      </p>
      <p class="lettre-petit">
        Si le bouton ne fonctionne pas, copiez cette adresse dans votre navigateur&nbsp;:
        <br />
        {origin + part.link.path}
      </p>
    </>
  )
}

export type PreviewProps = {
  readonly letter: Omit<LetterContent, 'to'>
  /** Null: a message of a conversation, which is not mailed. */
  readonly town: { readonly name: string; readonly baseUrl: string } | null
}

/** A letter as a mail program shows it (`platform/mail/render.ts`), without its links. */
export const LetterPreview = ({ letter, town }: PreviewProps) => (
  <div class={town ? 'lettre' : 'courriel'}>
    <p>
      Objet&nbsp;: <strong>{letter.subject}</strong>
    </p>
    <p>{letter.greeting}</p>
    {letter.parts.map((part) => (
      <Part part={part} origin={town?.baseUrl ?? ''} />
    ))}
    {letter.signature !== '' && <p class="valeur">{letter.signature}</p>}
    {town && (
      <p class="lettre-petit">
        Espace citoyen {town.name} – {town.baseUrl}
      </p>
    )}
  </div>
)
