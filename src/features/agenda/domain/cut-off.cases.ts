import type { CutOff } from './cut-off.ts'

const time = (text: string): Temporal.PlainTime => Temporal.PlainTime.from(text)
const before = (days: number, at: string, skipped: readonly number[] = [], skipsPublicHolidays = false): CutOff => ({
  kind: 'days_before',
  days,
  at: time(at),
  skipped,
  skipsPublicHolidays,
})

/** Rules by name, with the sentence that families and agents read (spaces plain). */
export const RULES: Readonly<Record<string, { readonly rule: CutOff; readonly sentence: string }>> = {
  eve: { rule: before(1, '23:59'), sentence: 'jusqu’à la veille, 23 h 59' },
  'eve-10': { rule: before(1, '10:00'), sentence: 'jusqu’à la veille, 10 h' },
  'eve-0': { rule: before(1, '00:00'), sentence: 'jusqu’à la veille, 0 h' },
  none: { rule: { kind: 'none' }, sentence: 'jusqu’à la veille, 23 h 59' },
  'same-day': { rule: before(0, '08:00'), sentence: 'jusqu’à la veille, 23 h 59' },
  two: { rule: before(2, '10:00'), sentence: 'jusqu’à l’avant-veille, 10 h' },
  seven: { rule: before(7, '18:30'), sentence: 'jusqu’à 7 jours avant, 18 h 30' },
  'eve-worked': {
    rule: before(1, '10:00', [6, 7], true),
    sentence: 'jusqu’à la veille, 10 h, sans compter les samedis, les dimanches et les jours fériés',
  },
  'two-weekend': {
    rule: before(2, '23:59', [6, 7]),
    sentence: 'jusqu’à l’avant-veille, 23 h 59, sans compter les samedis et les dimanches',
  },
  'three-holidays': {
    rule: before(3, '12:00', [], true),
    sentence: 'jusqu’à 3 jours avant, 12 h, sans compter les jours fériés',
  },
  'school-days': {
    rule: before(2, '09:30', [3, 6, 7], true),
    sentence: 'jusqu’à l’avant-veille, 9 h 30, sans compter les mercredis, les samedis, les dimanches et les jours fériés',
  },
  thursday: {
    rule: { kind: 'weekday_before', weekday: 4, weeks: 1, at: time('10:00') },
    sentence: 'jusqu’au jeudi de la semaine précédente, 10 h',
  },
  sunday: {
    rule: { kind: 'weekday_before', weekday: 7, weeks: 1, at: time('23:59') },
    sentence: 'jusqu’au dimanche de la semaine précédente, 23 h 59',
  },
  'friday-2': {
    rule: { kind: 'weekday_before', weekday: 5, weeks: 2, at: time('17:00') },
    sentence: 'jusqu’au vendredi de la deuxième semaine précédente, 17 h',
  },
  twentieth: {
    rule: { kind: 'month_before', dayOfMonth: 20, at: time('12:00') },
    sentence: 'jusqu’au 20 du mois précédent, 12 h',
  },
  first: { rule: { kind: 'month_before', dayOfMonth: 1, at: time('00:00') }, sentence: 'jusqu’au 1er du mois précédent, 0 h' },
  thirtieth: {
    rule: { kind: 'month_before', dayOfMonth: 30, at: time('23:59') },
    sentence: 'jusqu’au 30 du mois précédent (ou son dernier jour), 23 h 59',
  },
  last: {
    rule: { kind: 'month_before', dayOfMonth: 31, at: time('23:59') },
    sentence: 'jusqu’au dernier jour du mois précédent, 23 h 59',
  },
}

/** Day of service, then for each rule the last minute in which it is possible, in Paris. Reckoned apart from the code, from a calendar. */
export const CASES = `
# 2017-10-12 jeudi: an ordinary Thursday
2017-10-12 eve → mercredi 11 octobre 2017, 23 h 59
2017-10-12 eve-10 → mercredi 11 octobre 2017, 10 h
2017-10-12 eve-0 → mercredi 11 octobre 2017, 0 h
2017-10-12 none → mercredi 11 octobre 2017, 23 h 59
2017-10-12 same-day → mercredi 11 octobre 2017, 23 h 59
2017-10-12 two → mardi 10 octobre 2017, 10 h
2017-10-12 seven → jeudi 5 octobre 2017, 18 h 30
2017-10-12 eve-worked → mercredi 11 octobre 2017, 10 h
2017-10-12 two-weekend → mardi 10 octobre 2017, 23 h 59
2017-10-12 three-holidays → lundi 9 octobre 2017, 12 h
2017-10-12 school-days → lundi 9 octobre 2017, 9 h 30
2017-10-12 thursday → jeudi 5 octobre 2017, 10 h
2017-10-12 sunday → dimanche 8 octobre 2017, 23 h 59
2017-10-12 friday-2 → vendredi 29 septembre 2017, 17 h
2017-10-12 twentieth → mercredi 20 septembre 2017, 12 h
2017-10-12 first → vendredi 1er septembre 2017, 0 h
2017-10-12 thirtieth → samedi 30 septembre 2017, 23 h 59
2017-10-12 last → samedi 30 septembre 2017, 23 h 59
# 2017-09-04 lundi: the first day of term
2017-09-04 eve → dimanche 3 septembre 2017, 23 h 59
2017-09-04 eve-10 → dimanche 3 septembre 2017, 10 h
2017-09-04 eve-0 → dimanche 3 septembre 2017, 0 h
2017-09-04 none → dimanche 3 septembre 2017, 23 h 59
2017-09-04 same-day → dimanche 3 septembre 2017, 23 h 59
2017-09-04 two → samedi 2 septembre 2017, 10 h
2017-09-04 seven → lundi 28 août 2017, 18 h 30
2017-09-04 eve-worked → vendredi 1er septembre 2017, 10 h
2017-09-04 two-weekend → jeudi 31 août 2017, 23 h 59
2017-09-04 three-holidays → vendredi 1er septembre 2017, 12 h
2017-09-04 school-days → jeudi 31 août 2017, 9 h 30
2017-09-04 thursday → jeudi 31 août 2017, 10 h
2017-09-04 sunday → dimanche 3 septembre 2017, 23 h 59
2017-09-04 friday-2 → vendredi 25 août 2017, 17 h
2017-09-04 twentieth → dimanche 20 août 2017, 12 h
2017-09-04 first → mardi 1er août 2017, 0 h
2017-09-04 thirtieth → mercredi 30 août 2017, 23 h 59
2017-09-04 last → jeudi 31 août 2017, 23 h 59
# 2017-11-06 lundi: the Monday after the Toussaint holidays
2017-11-06 eve → dimanche 5 novembre 2017, 23 h 59
2017-11-06 eve-10 → dimanche 5 novembre 2017, 10 h
2017-11-06 eve-0 → dimanche 5 novembre 2017, 0 h
2017-11-06 none → dimanche 5 novembre 2017, 23 h 59
2017-11-06 same-day → dimanche 5 novembre 2017, 23 h 59
2017-11-06 two → samedi 4 novembre 2017, 10 h
2017-11-06 seven → lundi 30 octobre 2017, 18 h 30
2017-11-06 eve-worked → vendredi 3 novembre 2017, 10 h
2017-11-06 two-weekend → jeudi 2 novembre 2017, 23 h 59
2017-11-06 three-holidays → vendredi 3 novembre 2017, 12 h
2017-11-06 school-days → jeudi 2 novembre 2017, 9 h 30
2017-11-06 thursday → jeudi 2 novembre 2017, 10 h
2017-11-06 sunday → dimanche 5 novembre 2017, 23 h 59
2017-11-06 friday-2 → vendredi 27 octobre 2017, 17 h
2017-11-06 twentieth → vendredi 20 octobre 2017, 12 h
2017-11-06 first → dimanche 1er octobre 2017, 0 h
2017-11-06 thirtieth → lundi 30 octobre 2017, 23 h 59
2017-11-06 last → mardi 31 octobre 2017, 23 h 59
# 2017-11-14 mardi: after a public holiday on a Saturday
2017-11-14 eve → lundi 13 novembre 2017, 23 h 59
2017-11-14 eve-10 → lundi 13 novembre 2017, 10 h
2017-11-14 eve-0 → lundi 13 novembre 2017, 0 h
2017-11-14 none → lundi 13 novembre 2017, 23 h 59
2017-11-14 same-day → lundi 13 novembre 2017, 23 h 59
2017-11-14 two → dimanche 12 novembre 2017, 10 h
2017-11-14 seven → mardi 7 novembre 2017, 18 h 30
2017-11-14 eve-worked → lundi 13 novembre 2017, 10 h
2017-11-14 two-weekend → vendredi 10 novembre 2017, 23 h 59
2017-11-14 three-holidays → vendredi 10 novembre 2017, 12 h
2017-11-14 school-days → vendredi 10 novembre 2017, 9 h 30
2017-11-14 thursday → jeudi 9 novembre 2017, 10 h
2017-11-14 sunday → dimanche 12 novembre 2017, 23 h 59
2017-11-14 friday-2 → vendredi 3 novembre 2017, 17 h
2017-11-14 twentieth → vendredi 20 octobre 2017, 12 h
2017-11-14 first → dimanche 1er octobre 2017, 0 h
2017-11-14 thirtieth → lundi 30 octobre 2017, 23 h 59
2017-11-14 last → mardi 31 octobre 2017, 23 h 59
# 2018-01-08 lundi: after Christmas and New Year’s Day
2018-01-08 eve → dimanche 7 janvier 2018, 23 h 59
2018-01-08 eve-10 → dimanche 7 janvier 2018, 10 h
2018-01-08 eve-0 → dimanche 7 janvier 2018, 0 h
2018-01-08 none → dimanche 7 janvier 2018, 23 h 59
2018-01-08 same-day → dimanche 7 janvier 2018, 23 h 59
2018-01-08 two → samedi 6 janvier 2018, 10 h
2018-01-08 seven → lundi 1er janvier 2018, 18 h 30
2018-01-08 eve-worked → vendredi 5 janvier 2018, 10 h
2018-01-08 two-weekend → jeudi 4 janvier 2018, 23 h 59
2018-01-08 three-holidays → vendredi 5 janvier 2018, 12 h
2018-01-08 school-days → jeudi 4 janvier 2018, 9 h 30
2018-01-08 thursday → jeudi 4 janvier 2018, 10 h
2018-01-08 sunday → dimanche 7 janvier 2018, 23 h 59
2018-01-08 friday-2 → vendredi 29 décembre 2017, 17 h
2018-01-08 twentieth → mercredi 20 décembre 2017, 12 h
2018-01-08 first → vendredi 1er décembre 2017, 0 h
2018-01-08 thirtieth → samedi 30 décembre 2017, 23 h 59
2018-01-08 last → dimanche 31 décembre 2017, 23 h 59
# 2018-03-26 lundi: the day after clocks go forward
2018-03-26 eve → dimanche 25 mars 2018, 23 h 59
2018-03-26 eve-10 → dimanche 25 mars 2018, 10 h
2018-03-26 eve-0 → dimanche 25 mars 2018, 0 h
2018-03-26 none → dimanche 25 mars 2018, 23 h 59
2018-03-26 same-day → dimanche 25 mars 2018, 23 h 59
2018-03-26 two → samedi 24 mars 2018, 10 h
2018-03-26 seven → lundi 19 mars 2018, 18 h 30
2018-03-26 eve-worked → vendredi 23 mars 2018, 10 h
2018-03-26 two-weekend → jeudi 22 mars 2018, 23 h 59
2018-03-26 three-holidays → vendredi 23 mars 2018, 12 h
2018-03-26 school-days → jeudi 22 mars 2018, 9 h 30
2018-03-26 thursday → jeudi 22 mars 2018, 10 h
2018-03-26 sunday → dimanche 25 mars 2018, 23 h 59
2018-03-26 friday-2 → vendredi 16 mars 2018, 17 h
2018-03-26 twentieth → mardi 20 février 2018, 12 h
2018-03-26 first → jeudi 1er février 2018, 0 h
2018-03-26 thirtieth → mercredi 28 février 2018, 23 h 59
2018-03-26 last → mercredi 28 février 2018, 23 h 59
# 2018-10-29 lundi: the day after clocks go back
2018-10-29 eve → dimanche 28 octobre 2018, 23 h 59
2018-10-29 eve-10 → dimanche 28 octobre 2018, 10 h
2018-10-29 eve-0 → dimanche 28 octobre 2018, 0 h
2018-10-29 none → dimanche 28 octobre 2018, 23 h 59
2018-10-29 same-day → dimanche 28 octobre 2018, 23 h 59
2018-10-29 two → samedi 27 octobre 2018, 10 h
2018-10-29 seven → lundi 22 octobre 2018, 18 h 30
2018-10-29 eve-worked → vendredi 26 octobre 2018, 10 h
2018-10-29 two-weekend → jeudi 25 octobre 2018, 23 h 59
2018-10-29 three-holidays → vendredi 26 octobre 2018, 12 h
2018-10-29 school-days → jeudi 25 octobre 2018, 9 h 30
2018-10-29 thursday → jeudi 25 octobre 2018, 10 h
2018-10-29 sunday → dimanche 28 octobre 2018, 23 h 59
2018-10-29 friday-2 → vendredi 19 octobre 2018, 17 h
2018-10-29 twentieth → jeudi 20 septembre 2018, 12 h
2018-10-29 first → samedi 1er septembre 2018, 0 h
2018-10-29 thirtieth → dimanche 30 septembre 2018, 23 h 59
2018-10-29 last → dimanche 30 septembre 2018, 23 h 59
# 2018-05-02 mercredi: after the 1st of May
2018-05-02 eve → mardi 1er mai 2018, 23 h 59
2018-05-02 eve-10 → mardi 1er mai 2018, 10 h
2018-05-02 eve-0 → mardi 1er mai 2018, 0 h
2018-05-02 none → mardi 1er mai 2018, 23 h 59
2018-05-02 same-day → mardi 1er mai 2018, 23 h 59
2018-05-02 two → lundi 30 avril 2018, 10 h
2018-05-02 seven → mercredi 25 avril 2018, 18 h 30
2018-05-02 eve-worked → lundi 30 avril 2018, 10 h
2018-05-02 two-weekend → lundi 30 avril 2018, 23 h 59
2018-05-02 three-holidays → samedi 28 avril 2018, 12 h
2018-05-02 school-days → vendredi 27 avril 2018, 9 h 30
2018-05-02 thursday → jeudi 26 avril 2018, 10 h
2018-05-02 sunday → dimanche 29 avril 2018, 23 h 59
2018-05-02 friday-2 → vendredi 20 avril 2018, 17 h
2018-05-02 twentieth → vendredi 20 avril 2018, 12 h
2018-05-02 first → dimanche 1er avril 2018, 0 h
2018-05-02 thirtieth → lundi 30 avril 2018, 23 h 59
2018-05-02 last → lundi 30 avril 2018, 23 h 59
# 2018-05-11 vendredi: after 8 May and Ascension, the same week
2018-05-11 eve → jeudi 10 mai 2018, 23 h 59
2018-05-11 eve-10 → jeudi 10 mai 2018, 10 h
2018-05-11 eve-0 → jeudi 10 mai 2018, 0 h
2018-05-11 none → jeudi 10 mai 2018, 23 h 59
2018-05-11 same-day → jeudi 10 mai 2018, 23 h 59
2018-05-11 two → mercredi 9 mai 2018, 10 h
2018-05-11 seven → vendredi 4 mai 2018, 18 h 30
2018-05-11 eve-worked → mercredi 9 mai 2018, 10 h
2018-05-11 two-weekend → mercredi 9 mai 2018, 23 h 59
2018-05-11 three-holidays → dimanche 6 mai 2018, 12 h
2018-05-11 school-days → vendredi 4 mai 2018, 9 h 30
2018-05-11 thursday → jeudi 3 mai 2018, 10 h
2018-05-11 sunday → dimanche 6 mai 2018, 23 h 59
2018-05-11 friday-2 → vendredi 27 avril 2018, 17 h
2018-05-11 twentieth → vendredi 20 avril 2018, 12 h
2018-05-11 first → dimanche 1er avril 2018, 0 h
2018-05-11 thirtieth → lundi 30 avril 2018, 23 h 59
2018-05-11 last → lundi 30 avril 2018, 23 h 59
# 2018-05-22 mardi: after Whit Monday
2018-05-22 eve → lundi 21 mai 2018, 23 h 59
2018-05-22 eve-10 → lundi 21 mai 2018, 10 h
2018-05-22 eve-0 → lundi 21 mai 2018, 0 h
2018-05-22 none → lundi 21 mai 2018, 23 h 59
2018-05-22 same-day → lundi 21 mai 2018, 23 h 59
2018-05-22 two → dimanche 20 mai 2018, 10 h
2018-05-22 seven → mardi 15 mai 2018, 18 h 30
2018-05-22 eve-worked → vendredi 18 mai 2018, 10 h
2018-05-22 two-weekend → vendredi 18 mai 2018, 23 h 59
2018-05-22 three-holidays → vendredi 18 mai 2018, 12 h
2018-05-22 school-days → jeudi 17 mai 2018, 9 h 30
2018-05-22 thursday → jeudi 17 mai 2018, 10 h
2018-05-22 sunday → dimanche 20 mai 2018, 23 h 59
2018-05-22 friday-2 → vendredi 11 mai 2018, 17 h
2018-05-22 twentieth → vendredi 20 avril 2018, 12 h
2018-05-22 first → dimanche 1er avril 2018, 0 h
2018-05-22 thirtieth → lundi 30 avril 2018, 23 h 59
2018-05-22 last → lundi 30 avril 2018, 23 h 59
# 2024-03-01 vendredi: after 29 February
2024-03-01 eve → jeudi 29 février 2024, 23 h 59
2024-03-01 eve-10 → jeudi 29 février 2024, 10 h
2024-03-01 eve-0 → jeudi 29 février 2024, 0 h
2024-03-01 none → jeudi 29 février 2024, 23 h 59
2024-03-01 same-day → jeudi 29 février 2024, 23 h 59
2024-03-01 two → mercredi 28 février 2024, 10 h
2024-03-01 seven → vendredi 23 février 2024, 18 h 30
2024-03-01 eve-worked → jeudi 29 février 2024, 10 h
2024-03-01 two-weekend → mercredi 28 février 2024, 23 h 59
2024-03-01 three-holidays → mardi 27 février 2024, 12 h
2024-03-01 school-days → mardi 27 février 2024, 9 h 30
2024-03-01 thursday → jeudi 22 février 2024, 10 h
2024-03-01 sunday → dimanche 25 février 2024, 23 h 59
2024-03-01 friday-2 → vendredi 16 février 2024, 17 h
2024-03-01 twentieth → mardi 20 février 2024, 12 h
2024-03-01 first → jeudi 1er février 2024, 0 h
2024-03-01 thirtieth → jeudi 29 février 2024, 23 h 59
2024-03-01 last → jeudi 29 février 2024, 23 h 59
`
