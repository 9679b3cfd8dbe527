import { type Instant, showMoment } from '#core/days.ts'
import { count, ofName, thin } from '#core/text.ts'
import { type Said, showValue } from './values.ts'

/** What one table says of somebody. */
export type Section = {
  readonly table: string
  readonly title: string
  readonly columns: Readonly<Record<string, Said>>
  readonly rows: readonly Readonly<Record<string, unknown>>[]
}

export type ArchivedFile = { readonly path: string; readonly name: string; readonly size: number }

export type Archive = {
  readonly town: string
  readonly madeAt: Instant
  readonly sections: readonly Section[]
  readonly files: readonly ArchivedFile[]
}

const labelOf = (shown: Said): string => (typeof shown === 'string' ? shown : shown.label)

/** For a program: every value as it is stored, with the label of each column. */
export const archiveJson = ({ town, madeAt, sections, files }: Archive): string =>
  JSON.stringify(
    {
      commune: town,
      fait_le: madeAt,
      donnees: Object.fromEntries(
        sections.map(({ table, title, columns, rows }) => [
          table,
          {
            titre: title,
            colonnes: Object.fromEntries(Object.entries(columns).map(([name, shown]) => [name, labelOf(shown)])),
            lignes: rows,
          },
        ]),
      ),
      documents: files.map(({ path, name, size }) => ({ fichier: path, nom: name, taille: size })),
    },
    null,
    2,
  )

/** The page is opened alone, from a disk: its few rules are inside. */
const CSS = `:root{color-scheme:light dark}
body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1rem}
h1{font-size:1.75rem;line-height:1.2}h2{margin-top:2.5rem;font-size:1.25rem;border-bottom:2px solid #8888}
dl{margin:0 0 1rem;padding:.75rem 1rem;border:1px solid #8888;border-radius:.5rem}
dl>div{display:grid;gap:0 1rem}dt{font-weight:600}dd{margin:0 0 .5rem;white-space:pre-line;overflow-wrap:anywhere}
@media(min-width:40rem){dl>div{grid-template-columns:16rem 1fr}dd{margin:0}}
.defile{overflow-x:auto}table{border-collapse:collapse;width:100%}caption{text-align:start}
th,td{padding:.375rem .75rem;border-bottom:1px solid #8888;text-align:start;vertical-align:top;white-space:pre-line}
nav ul{columns:16rem}
@media print{nav{display:none}body{max-width:none}}`

/** Few rows are read one after the other; many, in a table. */
const FEW = 3

const Rows = ({ section: { title, columns, rows } }: { section: Section }) => {
  const names = Object.keys(columns)
  const cell = (row: Section['rows'][number], name: string) => showValue(name, columns[name]!, row[name])
  if (rows.length <= FEW)
    return (
      <>
        {rows.map((row) => (
          <dl>
            {names.map((name) => (
              <div>
                <dt>{labelOf(columns[name]!)}</dt>
                <dd>{cell(row, name)}</dd>
              </div>
            ))}
          </dl>
        ))}
      </>
    )
  return (
    <section class="defile" tabIndex={0} aria-label={title}>
      <table>
        <caption>{count(rows.length, 'ligne')}</caption>
        <thead>
          <tr>
            {names.map((name) => (
              <th scope="col">{labelOf(columns[name]!)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr>
              {names.map((name) => (
                <td>{cell(row, name)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** For somebody: the whole archive as one page, that needs nothing else to be read. */
export const ArchivePage = ({ town, madeAt, sections, files }: Archive) => {
  const filled = sections.filter(({ rows }) => rows.length > 0)
  const empty = sections.filter(({ rows }) => rows.length === 0)
  return (
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`Mes données – Espace citoyen ${ofName(town)}`}</title>
        <style dangerouslySetInnerHTML={{ __html: CSS }} />
      </head>
      <body>
        <main>
          <h1>Mes données</h1>
          <p>
            Ce que l’espace citoyen {ofName(town)} savait de vous et des enfants que vous suivez, le {showMoment(madeAt)}. Le
            fichier «&nbsp;mes-donnees.json&nbsp;» dit la même chose à un programme.
          </p>
          <p>Cette page contient des données personnelles, peut-être de santé&nbsp;: gardez-la en lieu sûr.</p>
          <nav aria-label="Sommaire">
            <ul>
              {filled.map(({ table, title }) => (
                <li>
                  <a href={`#${table}`}>{title}</a>
                </li>
              ))}
              <li>
                <a href="#fichiers">Documents</a>
              </li>
            </ul>
          </nav>
          {filled.map((section) => (
            <section>
              <h2 id={section.table}>{section.title}</h2>
              <Rows section={section} />
            </section>
          ))}
          <section>
            <h2 id="fichiers">Documents</h2>
            {files.length === 0 ? (
              <p>Aucun document gardé.</p>
            ) : (
              <ul>
                {files.map(({ path, name }) => (
                  <li>
                    <a href={path.split('/').map(encodeURIComponent).join('/')}>{name}</a>
                  </li>
                ))}
              </ul>
            )}
          </section>
          {empty.length > 0 && (
            <section>
              <h2 id="rien">Rien n’est connu</h2>
              <ul>
                {empty.map(({ title }) => (
                  <li>{title}</li>
                ))}
              </ul>
            </section>
          )}
          <p>
            Ne sont pas ici&nbsp;: ce qui appartient à l’autre parent, et les notes de travail des services. Vous pouvez les
            demander à la mairie. Une erreur{thin}? Corrigez-la dans «&nbsp;Mon profil&nbsp;», ou écrivez à la mairie.
          </p>
        </main>
      </body>
    </html>
  )
}
