import { parse } from 'csv-parse/sync'
import { withChosenText } from '#forms/chosen-text.ts'
import { form } from '#forms/form.ts'
import { goTo, show } from '#platform/http/answers.ts'
import { page } from '#platform/http/page.ts'
import { saveMenus } from '../../actions/save-menus.ts'
import { readTable, type TableReading } from '../../domain/read-table.ts'
import { paths } from '../../paths.ts'
import { permissions } from '../../permissions.ts'
import { listMealTypes, type MealType } from '../../store/menus.ts'
import { ImportPage } from './import.page.tsx'

export const importForm = form({
  fichier: {
    kind: 'file',
    label: 'Fichier du tableau',
    hint: 'Un fichier CSV. Une ligne par jour et par type, trois colonnes\u00a0: date (23/11/2026), type de menu, menu. Séparées par un point-virgule, une virgule ou une tabulation',
    required: false,
    isMultiple: false,
    accept: 'text/csv,.csv,.txt',
  },
  contenu: {
    kind: 'longtext',
    label: 'Ou son contenu',
    hint: 'À coller ici quand vous n’avez pas choisi de fichier',
    missing: 'Choisissez le fichier, ou collez son contenu',
    max: 100_000,
  },
})

const read = (text: string, mealTypes: readonly MealType[]): TableReading => {
  const [head = ''] = text.split('\n')
  const delimiter = [';', '\t', ','].find((character) => head.includes(character)) ?? ';'
  try {
    const lines: string[][] = parse(text, { delimiter, bom: true, relax_column_count: true, skip_empty_lines: true })
    return readTable(lines, mealTypes)
  } catch {
    return { ok: false, fault: 'Ce contenu n’est pas un tableau CSV lisible' }
  }
}

/** MN-2 · A table sent, or pasted, whole. */
export const importPage = page({
  url: paths.import,
  for: 'agent',
  allow: permissions.write,
  takesFiles: 'text',
  get: async (ctx) => show(ImportPage, { form: importForm.blank(), mealTypes: await listMealTypes(ctx.db) }),
  post: async (ctx, _input, body) => {
    const mealTypes = await listMealTypes(ctx.db)
    const reading = importForm.read(withChosenText(body, 'fichier', 'contenu'))
    if (!reading.ok) return show(ImportPage, { form: reading, mealTypes }, 422)
    const table = read(reading.values.contenu, mealTypes)
    if (!table.ok) return show(ImportPage, { form: reading.faulty('contenu', table.fault), mealTypes }, 422)
    const last = new Map(table.rows.map((row) => [`${row.day} ${row.mealType}`, row]))
    await saveMenus(ctx, ctx.actor.account, [...last.values()])
    return goTo(paths.weekOf(table.rows[0]!.day), { code: 'menus.imported', data: { menus: last.size } })
  },
})
