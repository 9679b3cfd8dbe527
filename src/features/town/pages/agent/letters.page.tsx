import { showMoment } from '#core/days.ts'
import { capital, count, listed, plural } from '#core/text.ts'
import {
  faultsOf,
  type LetterText,
  meaningOf,
  type Prose,
  type ProseFault,
  THEMES,
  type Theme,
} from '#platform/mail/letter-text.ts'
import type { Written } from '#platform/mail/letter-texts.ts'
import { Banner, Empty, SummaryList, TableList, Tag } from '#ui/display.tsx'
import { Actions, Field, GetForm, Hidden, LinkButton, PostForm, Required, Submit } from '#ui/form.tsx'
import { LetterPreview, type PreviewProps } from '#ui/letter.tsx'
import { Page } from '#ui/page.tsx'
import { townPaths } from '../../paths.ts'
import type { LetterForm } from './letters.form.ts'

export type LettersProps = {
  /** Those that are looked for, in the order of their themes. */
  readonly texts: readonly LetterText[]
  readonly all: readonly LetterText[]
  readonly own: ReadonlyMap<string, Written>
  readonly search: string
  readonly onlyOwn: boolean
}

const Rewritten = ({ written, faults }: { written: Written | null; faults: readonly ProseFault[] }) =>
  written === null ? (
    <Tag>D’origine</Tag>
  ) : (
    <>
      {faults.length === 0 ? <Tag tone="info">De la commune</Tag> : <Tag tone="warning">À revoir</Tag>}
      <br />
      <span class="discret">
        {showMoment(written.at)}
        {written.who !== null && `, ${written.who}`}
      </span>
    </>
  )

const themes = Object.keys(THEMES) as Theme[]

/** TS-8 · every letter that leaves by itself, by theme. */
export const LettersPage = ({ texts, all, own, search, onlyOwn }: LettersProps) => {
  const rewritten = all.filter(({ code }) => own.has(code)).length
  const shown = themes.filter((theme) => texts.some((text) => text.theme === theme))
  return (
    <Page
      title="Textes des courriels et messages"
      nav={townPaths.settings}
      back={{ href: townPaths.settings, label: 'Paramètres' }}
      wide
    >
      <p>
        Tous les courriels et messages que Liane écrit. La commune peut en changer l’objet et les phrases&nbsp;; les liens, les
        listes et ce que la loi demande de dire y restent toujours.
      </p>
      <p>
        {count(all.length, 'texte')}, dont {rewritten === 0 ? 'aucun réécrit' : count(rewritten, 'réécrit')} par la commune.
      </p>
      {shown.length > 1 && (
        <nav aria-label="Thèmes des textes" class="onglets">
          <ul>
            {shown.map((theme) => (
              <li>
                <a href={`#${theme}`}>{THEMES[theme]}</a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <GetForm action={townPaths.letters} label="Chercher un texte">
        <div class="champ">
          <label for="cherche">Un mot du texte ou de son titre</label>
          <input id="cherche" name="cherche" type="text" value={search} autocomplete="off" />
        </div>
        <div class="champ">
          <label for="textes">Montrer</label>
          <select id="textes" name="textes">
            <option value="">Tous les textes</option>
            <option value="commune" selected={onlyOwn}>
              Ceux de la commune
            </option>
          </select>
        </div>
        <Actions>
          <Submit tone="secondary">Chercher</Submit>
          {(search !== '' || onlyOwn) && <LinkButton href={townPaths.letters}>Tout afficher</LinkButton>}
        </Actions>
      </GetForm>
      {texts.length === 0 && (
        <Empty title="Aucun texte trouvé.">
          <p>{onlyOwn ? 'Cherchez parmi tous les textes.' : 'Essayez un autre mot.'}</p>
        </Empty>
      )}
      {shown.map((theme) => (
        <section class="par-theme" aria-labelledby={theme}>
          <h2 id={theme}>{THEMES[theme]}</h2>
          <TableList
            caption={THEMES[theme]}
            hideCaption
            columns={[{ head: theme === 'messages' ? 'Message' : 'Courriel' }, { head: 'Quand il part' }, { head: 'Texte' }]}
            rows={texts
              .filter((text) => text.theme === theme)
              .map((text) => {
                const written = own.get(text.code) ?? null
                return [
                  <a href={townPaths.letter(text.code)}>{text.title}</a>,
                  text.when,
                  <Rewritten written={written} faults={written ? faultsOf(text, written) : []} />,
                ]
              })}
          />
        </section>
      ))}
    </Page>
  )
}

export type LetterProps = {
  readonly text: LetterText
  readonly form: LetterForm
  readonly seen: string
  /** Null: as it is shipped. */
  readonly written: Written | null
  /** What is wrong with it, if it is written. */
  readonly faults: readonly ProseFault[]
  readonly leaving: Prose
  /** The letter with what stands for example; null when it cannot be made. */
  readonly preview: PreviewProps | null
  /** What is kept, when it has changed since the page was shown. */
  readonly now?: readonly (readonly [string, string])[]
}

const slotOf = (text: LetterText, name: string): string => {
  const slot = text.slots[name]!
  const where = text.subject.includes(`{${name}}`) ? ', aussi dans l’objet' : ''
  return slot.kind === 'word'
    ? `${capital(slot.what)}${where}.`
    : `${capital(meaningOf(slot))}. À garder, seul dans son paragraphe.`
}

/** TS-8 · one letter: what it may say, how it reads, its text. */
export const LetterPage = ({ text, form, seen, written, faults, leaving, preview, now }: LetterProps) => {
  const names = Object.keys(text.slots)
  const mayMiss = names.filter((name) => text.slots[name]!.kind === 'maybe').map((name) => `{${name}}`)
  return (
    <Page
      title={`${capital(text.kind)} «\u00a0${text.title}\u00a0»`}
      form={form}
      nav={townPaths.settings}
      back={{ href: townPaths.letters, label: 'Textes des courriels et messages' }}
    >
      <p>{text.when}</p>
      <p>
        <Rewritten written={written} faults={faults} />
      </p>
      {faults.length > 0 && (
        <Banner
          tone="warning"
          title={leaving === written ? 'Texte à revoir.' : 'Le texte d’origine part à la place de celui-ci.'}
        >
          <ul>
            {faults.map(({ sentence }) => (
              <li>{sentence}</li>
            ))}
          </ul>
        </Banner>
      )}
      {now && <SummaryList items={now.map(([term, value]) => ({ term, value: <span class="valeur">{value}</span> }))} />}
      {preview && (
        <section aria-labelledby="apercu-titre">
          <h2 id="apercu-titre">Aperçu, avec des données d’exemple</h2>
          <LetterPreview {...preview} />
          {mayMiss.length > 0 && (
            <p>
              {listed(mayMiss)} {plural(mayMiss.length, 'n’y est', 'n’y sont')} que s’il y a lieu.
            </p>
          )}
        </section>
      )}
      <h2>Texte</h2>
      {names.length > 0 && (
        <>
          <p>Ce qui est entre accolades est remplacé quand le {text.kind} part.</p>
          <dl class="verdict">
            {names.map((name) => (
              <div>
                <dt>{`{${name}}`}</dt>
                <dd>{slotOf(text, name)}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <Required />
      <PostForm label={`Texte du ${text.kind}`}>
        <Hidden name="vu" value={seen} />
        <Field form={form} name="objet" />
        <Field form={form} name="texte" />
        <Actions>
          <Submit name="geste" value="enregistrer">
            Enregistrer
          </Submit>
          <Submit tone="secondary" name="geste" value="apercu">
            Aperçu
          </Submit>
          <LinkButton href={townPaths.letters}>Annuler</LinkButton>
        </Actions>
      </PostForm>
      {written && (
        <PostForm label="Texte d’origine">
          <Hidden name="vu" value={seen} />
          <Hidden name="retirer" value="oui" />
          <Actions>
            <Submit tone="danger">Revenir au texte d’origine</Submit>
          </Actions>
        </PostForm>
      )}
    </Page>
  )
}
