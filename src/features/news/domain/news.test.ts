import { describe, expect, test } from 'vitest'
import { day } from '#core/days.ts'
import { ago } from './news.ts'

const today = day('2026-11-16')
const plain = (text: string) => text.replaceAll('\u00a0', ' ')

describe('NE-2 · the date of a news item, as the manual shows it', () => {
  test.each([
    ['2026-11-17', 'aujourd’hui'],
    ['2026-11-16', 'aujourd’hui'],
    ['2026-11-15', 'hier'],
    ['2026-11-12', 'il y a 4 jours'],
    ['2026-11-03', 'il y a 13 jours'],
    ['2026-11-02', 'il y a 2 semaines'],
    ['2026-09-18', 'il y a 8 semaines'],
    ['2026-09-17', 'il y a 1 mois'],
    ['2025-11-16', 'il y a 11 mois'],
    ['2024-11-16', 'il y a 2 ans'],
  ])('%s is «%s»', (when, said) => {
    expect(plain(ago(day(when), today))).toBe(said)
  })
})
