import { parisDay } from '#core/days.ts'
import { inTransaction } from '#platform/db/database.ts'
import { noteSwept, overAt } from '#platform/db/retention.ts'
import type { Feature } from '#platform/feature.ts'
import { vaults } from '#platform/files/vault.ts'
import { endAccounts } from './actions/delete-account.ts'
import { makeExport } from './actions/export-data.ts'
import { rightsTexts } from './mails/letters.ts'
import { consents } from './pages/citizen/consents.route.ts'
import { deletion } from './pages/citizen/deletion.route.ts'
import { deleteExport, downloadExport, exportData, myData } from './pages/citizen/export.route.ts'
import { readers } from './pages/citizen/readers.route.ts'
import { durations, register, retentionTable } from './pages/retention.route.ts'
import { rightsPaths } from './paths.ts'
import { permissions } from './permissions.ts'
import { personalData } from './personal.ts'
import { EXPORTS, retention } from './retention.ts'
import { findDeletion } from './store/deletions.ts'
import { endExports } from './store/exports.ts'

export const rightsFeature: Feature = {
  name: 'rights',
  pages: [myData, exportData, downloadExport, deleteExport, deletion, readers, consents, durations, retentionTable, register],
  flashes: {
    'export-asked': { tone: 'success', text: 'Votre demande est enregistrée. Un courriel vous dira quand le fichier est prêt.' },
    'deletion-asked': {
      tone: 'success',
      text: 'Votre demande est enregistrée. Un courriel vous dit jusqu’à quand vous pouvez garder votre compte.',
    },
    'account-kept': { tone: 'success', text: 'Votre compte est gardé. Rien n’a été effacé.' },
    'export-deleted': { tone: 'success', text: 'Le fichier est supprimé.' },
  },
  jobs: [makeExport],
  schedules: [
    {
      name: 'rights.forget-exports',
      cron: '35 * * * *',
      run: async (ctx) => {
        const gone = await inTransaction(ctx, async (tx) => {
          const files = await endExports(tx, { madeBefore: overAt(EXPORTS, ctx.now) })
          await noteSwept(tx, EXPORTS, files.length)
          return files
        })
        await vaults.get()(ctx.town.slug).remove(gone)
      },
    },
    { name: 'rights.end-accounts', cron: '10 4 * * *', run: endAccounts },
  ],
  contributes: {
    letters: rightsTexts,
    personalData,
    retention,
    settings: [
      {
        href: rightsPaths.rules,
        label: 'Durées de conservation',
        group: 'suivi',
        permission: permissions.see,
        about: 'Ce qui est gardé, pourquoi, combien de temps, et ce qui a été effacé.',
      },
      {
        href: rightsPaths.register,
        label: 'Registre des traitements',
        group: 'suivi',
        permission: permissions.see,
        about: 'Finalités, fondements, destinataires et durées, à imprimer.',
      },
    ],
    todos: async ({ db, actor }) => {
      const waiting = await findDeletion(db, actor.account)
      return waiting === null
        ? []
        : [
            {
              label: 'Votre compte va être supprimé',
              url: rightsPaths.deletion,
              why: 'Vous l’avez demandé\u00a0: vous pouvez encore le garder.',
              due: parisDay(waiting.dueAt),
            },
          ]
    },
  },
}
