import { type Day, PARIS, parisInstant, parisTime } from '#core/days.ts'
import { form, type ValuesOf } from '#forms/form.ts'
import { AUDIENCES, type Audience, type News, STATUSES } from '../../domain/news.ts'

const HOURS = Array.from({ length: 16 }, (_, i) => i + 6)

const newsFields = {
  titre: { kind: 'text', label: 'Titre', missing: 'Indiquez un titre', max: 120 },
  resume: {
    kind: 'longtext',
    label: 'Résumé',
    missing: 'Résumez l’actualité en une ou deux phrases',
    max: 300,
    hint: 'Une ou deux phrases, montrées sur l’accueil et dans les courriels',
  },
  texte: {
    kind: 'longtext',
    label: 'Texte',
    missing: 'Écrivez le texte',
    max: 20_000,
    hint: '«\u00a0# Titre\u00a0», «\u00a0- liste\u00a0», «\u00a0**gras**\u00a0», «\u00a0[lien](https://…)\u00a0». Une ligne vide sépare les paragraphes.',
  },
  public: {
    kind: 'choice',
    label: 'Pour qui',
    missing: 'Dites pour qui est l’actualité',
    options: Object.entries(AUDIENCES).map(([value, label]) => ({ value, label })),
  },
  une: { kind: 'consent', label: 'Garder en premier («\u00a0À la une\u00a0»)', required: false },
  image: {
    kind: 'file',
    label: 'Image',
    required: false,
    isMultiple: false,
    hint: 'Facultative. JPG, PNG, HEIC ou WebP, 10\u00a0Mo au plus\u00a0: elle sera réduite. Personne de reconnaissable sans son accord écrit.',
  },
  alternative: {
    kind: 'text',
    label: 'Description de l’image',
    required: false,
    max: 200,
    hint: 'Obligatoire s’il y a une image\u00a0: ce qu’elle montre, pour qui ne la voit pas',
  },
  sans_image: { kind: 'consent', label: 'Retirer l’image', required: false },
  publication: {
    kind: 'choice',
    label: 'Publication',
    missing: 'Choisissez ce qui doit être fait',
    options: [
      { value: 'brouillon', label: STATUSES.brouillon },
      { value: 'publiee', label: STATUSES.publiee },
      { value: 'programmee', label: STATUSES.programmee, hint: 'Au jour et à l’heure indiqués ci-dessous' },
      { value: 'archivee', label: STATUSES.archivee, hint: 'Elle n’est plus montrée' },
    ],
  },
  jour: { kind: 'date', label: 'Jour de publication', required: false },
  heure: {
    kind: 'choice',
    label: 'Heure de publication',
    required: false,
    look: 'select',
    options: HOURS.map((hour) => ({ value: String(hour), label: `${hour}\u00a0h` })),
  },
} as const

export const publishInstant = (day: Day | null, hour: string | null): Temporal.Instant | null =>
  day && hour ? parisInstant(day, `${hour.padStart(2, '0')}:00`) : null

export const newsForm = (now: Temporal.Instant) =>
  form(newsFields, (v) => {
    if (v.publication !== 'programmee') return {}
    const at = publishInstant(v.jour, v.heure)
    if (!at) return { jour: 'Indiquez le jour et l’heure de publication' }
    return Temporal.Instant.compare(at, now) <= 0 ? { jour: 'Choisissez un jour et une heure à venir' } : {}
  })
export type NewsForm = ReturnType<ReturnType<typeof newsForm>['blank']>
export type NewsValues = ValuesOf<typeof newsFields>

export const writtenOf = (v: NewsValues) => ({
  title: v.titre,
  summary: v.resume,
  body: v.texte,
  audience: v.public as Audience,
  isPinned: v.une,
  status: v.publication as News['status'],
  publishAt: publishInstant(v.jour, v.heure),
  imageAlt: v.alternative,
})

export const newsValues = (news: News): Partial<NewsValues> => ({
  titre: news.title,
  resume: news.summary,
  texte: news.body,
  public: news.audience,
  une: news.isPinned,
  alternative: news.image?.alt ?? null,
  publication: news.status,
  jour: news.publishAt?.toZonedDateTimeISO(PARIS).toPlainDate() ?? null,
  heure: news.publishAt ? String(parisTime(news.publishAt).hour) : null,
})
