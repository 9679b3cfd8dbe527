import { describe, expect, test } from 'vitest'
import type { Body } from '#core/body.ts'
import { CAPTCHA } from '#forms/captcha.ts'
import { form } from '#forms/form.ts'
import { inTransaction } from '#platform/db/database.ts'
import { answerQuestion, captchaFields, codeOf, codeOn, copyImage, digitsOn } from '#support/captcha.ts'
import { peopleTown } from '#support/people.ts'
import type { Visitor } from '#support/visitor.ts'
import { CAPTCHA_FAILURES, newCaptcha, verifyCaptcha } from '../actions/verify.ts'
import { deleteExpiredAnswers } from '../store/answers.ts'

const town = await peopleTown()

const tokenOf = (v: Visitor): string => v.document.querySelector<HTMLInputElement>(`[name=${CAPTCHA.token}]`)!.value
const imageOf = (v: Visitor): string => v.document.querySelector('img.code-image')!.getAttribute('src')!
const soundOf = (v: Visitor): string => v.document.querySelector('audio')!.getAttribute('src')!
const rows = () => town.db.selectFrom('captcha_answer').selectAll().execute()

let people = 0
/** A sign-up form filled in, but for the captcha. */
const filled = async (wait: Temporal.DurationLike | null = { seconds: 40 }): Promise<Visitor> => {
  const v = await town.visitor().open('/inscription')
  if (wait) town.later(wait)
  people += 1
  return v
    .type('Nom de naissance', 'Dupin')
    .type('Prénom', 'Pascal')
    .date(/^Date de naissance/, '04', '03', '1988')
    .choose(/^Pays de naissance/, 'France')
    .type('Commune de naissance', 'LYON 02')
    .type('Département de naissance', '69')
    .type('Email', `personne${people}@example.org`)
}
const LABEL = 'Recopiez les caractères de l’image'
const RECAP = 'Informations de la demande'
const isAgain = (v: Visitor, fault: string): void => {
  expect(v.status).toBe(422)
  expect(v.text).toContain(fault)
  expect(v.field('textbox', /^Nom de naissance/)).toHaveProperty('value', 'Dupin')
}

describe('the image of the manual', () => {
  test('is copied, in small letters if one likes', async () => {
    const v = await filled()
    expect(v.document.querySelector('img.code-image')!.getAttribute('alt')).toBe(
      'Code de vérification à recopier. Une question et un enregistrement audio sont proposés ci-dessous.',
    )
    expect(v.text).toContain('Écouter le code')
    await v.type(LABEL, ` ${codeOn(v.document).toLowerCase()} `).press('Suivant')
    expect(v.heading).toBe(RECAP)
  })

  test('or the digits of the recording, in the same field', async () => {
    const v = await filled()
    expect(digitsOn(v.document)).not.toBe(codeOn(v.document))
    await v.type(LABEL, digitsOn(v.document)).press('Suivant')
    expect(v.heading).toBe(RECAP)
  })

  test('copied wrong: another one is shown, nothing is lost', async () => {
    const v = await filled()
    const before = { image: imageOf(v), code: codeOn(v.document) }
    await v.type(LABEL, 'ZZZZZ').press('Suivant')
    isAgain(v, 'Les caractères ne correspondent pas. Une nouvelle image est affichée.')
    expect(imageOf(v)).not.toBe(before.image)
    expect(v.field('textbox', new RegExp(`^${LABEL}`))).toHaveProperty('value', '')
    await v.type(LABEL, before.code).press('Suivant')
    isAgain(v, 'Les caractères ne correspondent pas')
    await copyImage(v).press('Suivant')
    expect(v.heading).toBe(RECAP)
  })

  test('«Changer d’image» posts the form, says nothing wrong, and loses nothing', async () => {
    const v = await filled()
    const before = imageOf(v)
    await v.press('Changer d’image')
    expect(v.status).toBe(200)
    expect(v.has('alert', /./)).toBe(false)
    expect(v.document.querySelector('[role=alert]')).toBeNull()
    expect(imageOf(v)).not.toBe(before)
    expect(v.field('textbox', /^Email/)).toHaveProperty('value', `personne${people}@example.org`)
    await copyImage(v).press('Suivant')
    expect(v.heading).toBe(RECAP)
  })

  test('CA-4 · «Répondre plutôt à une question», as many as one likes, and back', async () => {
    const v = await filled()
    await v.press('Répondre plutôt à une question')
    expect(v.status).toBe(200)
    expect(v.document.querySelector('img.code-image, audio')).toBeNull()
    const first = tokenOf(v)
    await v.press('Changer de question')
    expect(tokenOf(v)).not.toBe(first)
    await v.press('Recopier plutôt les caractères d’une image')
    expect(v.has('button', 'Changer d’image')).toBe(true)
    await v.press('Répondre plutôt à une question')
    await v.type(/\?$/, 'je ne sais pas').press('Suivant')
    isAgain(v, 'Ce n’est pas la bonne réponse. Une nouvelle question est posée.')
    await answerQuestion(v).press('Suivant')
    expect(v.heading).toBe(RECAP)
  })

  test('CA-9 · faults of the rest come first: the image stays, with what was copied', async () => {
    const v = await filled()
    const [token, before] = [tokenOf(v), (await rows()).length]
    await copyImage(v).type('Prénom', '').press('Suivant')
    isAgain(v, 'Indiquez votre prénom')
    expect(tokenOf(v)).toBe(token)
    expect(v.field('textbox', new RegExp(`^${LABEL}`))).toHaveProperty('value', codeOn(v.document))
    expect((await rows()).length).toBe(before)
    await v.type('Prénom', 'Pascal').press('Suivant')
    expect(v.heading).toBe(RECAP)
  })

  test('CA-9 · left empty, it is named among what is missing and not used up', async () => {
    const v = await filled()
    const token = tokenOf(v)
    await v.press('Suivant')
    isAgain(v, LABEL)
    expect(v.document.querySelector('[role=alert] a')!.getAttribute('href')).toBe('#champ-verification')
    expect(tokenOf(v)).toBe(token)
  })
})

describe('CA-1 · once', () => {
  const fieldsOf = (v: Visitor): Record<string, string> => ({
    ...Object.fromEntries(captchaFields(v.html)),
    nom: 'Dupin',
    prenom: 'Paul',
    'naissance.jour': '4',
    'naissance.mois': '3',
    'naissance.annee': '1988',
    pays: 'France',
    commune: 'LYON 02',
    departement: '69',
    email: 'rejoue@example.org',
  })

  test('an answer replayed for another sign-up is refused', async () => {
    const v = await filled()
    const fields = fieldsOf(v)
    await copyImage(v).press('Suivant')
    expect(v.heading).toBe(RECAP)
    await v.forge('/inscription', { ...fields, cle: 'A'.repeat(32) })
    isAgain(v, 'Cette image n’est plus valable. Une nouvelle image est affichée.')
  })

  test('the form sent twice passes twice', async () => {
    const v = await filled()
    const key = v.document.querySelector<HTMLInputElement>('[name=cle]')!.value
    const fields = { ...fieldsOf(v), cle: key }
    const twice = await Promise.all([0, 1].map(() => town.visitor().forge('/inscription', fields)))
    expect(twice.map(({ heading }) => heading)).toEqual([RECAP, RECAP])
  })

  test('a wrong answer uses the challenge up: the right one comes too late', async () => {
    const v = await filled()
    const fields = { ...fieldsOf(v), cle: 'B'.repeat(32) }
    await v.forge('/inscription', { ...fields, [CAPTCHA.answer]: 'ZZZZZ' })
    await v.forge('/inscription', fields)
    isAgain(v, 'Cette image n’est plus valable')
  })

  test('fifty sign-ups at the same time with one answer: one passes', async () => {
    const v = await filled()
    const fields = fieldsOf(v)
    const all = await Promise.all(
      Array.from({ length: 50 }, (_, n) => town.visitor().forge('/inscription', { ...fields, cle: `C${n}`.padEnd(32, 'C') })),
    )
    expect(all.filter(({ heading }) => heading === RECAP)).toHaveLength(1)
    town.later({ hours: 1 })
  })

  test('CA-3 · showing a form writes nothing; what is kept holds neither token nor answer', async () => {
    const before = await rows()
    const v = await filled()
    await v.open(imageOf(v))
    expect(await rows()).toEqual(before)
    const w = await filled()
    const [token, code, digits] = [tokenOf(w), codeOn(w.document), digitsOn(w.document)]
    expect(w.html.toUpperCase().replaceAll(token.toUpperCase(), '')).not.toContain(code)
    expect(Buffer.from(token.split('.')[0]!, 'base64url').toString()).not.toMatch(new RegExp(`${code}|${digits}`, 'i'))
    await copyImage(w).press('Suivant')
    const kept = (await rows()).filter((row) => !before.some((old) => old.token_hash.equals(row.token_hash)))
    expect(kept).toHaveLength(1)
    expect(kept[0]).toMatchObject({ form: 'inscription', kind: 'image', passed: true })
    expect(JSON.stringify(kept)).not.toContain(token)
    expect(JSON.stringify(kept)).not.toContain(code)
  })

  test('expired answers are swept, the others stay', async () => {
    const v = await filled()
    await copyImage(v).press('Suivant')
    const latest = (await rows()).at(-1)!.used_at
    const ctx = await town.ctx()
    await inTransaction({ ...ctx, now: latest.add({ minutes: 9 }) }, deleteExpiredAnswers)
    expect((await rows()).length).toBeGreaterThan(0)
    await inTransaction({ ...ctx, now: latest.add({ minutes: 11 }) }, deleteExpiredAnswers)
    expect(await rows()).toEqual([])
  })
})

describe('CA-2 · for ten minutes, for one form', () => {
  test('9 min 59 s: right; 10 min: another image, which then passes', async () => {
    const slow = await filled({ minutes: 9, seconds: 59 })
    await copyImage(slow).press('Suivant')
    expect(slow.heading).toBe(RECAP)
    const slower = await filled({ minutes: 10 })
    await copyImage(slower).press('Suivant')
    isAgain(slower, 'Cette image n’est plus valable. Une nouvelle image est affichée.')
    town.later({ seconds: 5 })
    await copyImage(slower).press('Suivant')
    expect(slower.heading).toBe(RECAP)
  })

  test('CA-7 · image and recording: never in a cache, the same when asked again, absent once expired or made up', async () => {
    const v = await town.visitor().open('/inscription')
    for (const [url, type] of [
      [imageOf(v), 'image/png'],
      [soundOf(v), 'audio/wav'],
    ] as const) {
      const first = await town.app.inject({ url, headers: { host: 'localhost:3000' } })
      const again = await town.app.inject({ url, headers: { host: 'localhost:3000' } })
      expect([first.statusCode, first.headers['content-type'], first.headers['cache-control']]).toEqual([200, type, 'no-store'])
      expect(first.rawPayload.equals(again.rawPayload)).toBe(true)
      expect((await town.visitor().open(url.replace(/verification\/./, 'verification/x'))).status).toBe(404)
    }
    const [image, sound] = [imageOf(v), soundOf(v)]
    town.later({ minutes: 10 })
    expect((await town.visitor().open(image)).status).toBe(404)
    expect((await town.visitor().open(sound)).status).toBe(404)
  })

  const contact = form({ texte: { kind: 'text', label: 'Texte' } })
  const post = async (token: string, over: Body = {}) => {
    const body: Body = { texte: ['Bonjour'], [CAPTCHA.token]: [token], ...over }
    return verifyCaptcha(await town.from(), { form: 'contact', key: 'k' }, body, contact.read(body))
  }

  test('made for another form, signed by somebody else, or missing: refused', async () => {
    const other = await newCaptcha(await town.from(), 'inscription')
    const own = await newCaptcha(await town.from(), 'contact')
    town.later({ seconds: 10 })
    expect(await post(other.token, { [CAPTCHA.answer]: [codeOf(other.token)] })).toMatchObject({ ok: false })
    expect(await post(`${own.token}x`, { [CAPTCHA.answer]: [codeOf(own.token)] })).toMatchObject({ ok: false })
    expect(await post('', { [CAPTCHA.answer]: ['ACE37'] })).toMatchObject({ ok: false })
    expect(await post(own.token, { [CAPTCHA.answer]: [codeOf(own.token)] })).toEqual({ ok: true, values: { texte: 'Bonjour' } })
  })
})

describe('CA-5 · a program is suspected', () => {
  test('sent within three seconds: a question, nothing lost', async () => {
    const v = await filled({ seconds: 2 })
    await copyImage(v).press('Suivant')
    isAgain(v, 'Répondez à cette question avant de continuer')
    town.later({ seconds: 1 })
    await answerQuestion(v).press('Suivant')
    expect(v.heading).toBe(RECAP)
  })

  test('after three seconds: nothing more', async () => {
    const v = await filled({ seconds: 3 })
    await copyImage(v).press('Suivant')
    expect(v.heading).toBe(RECAP)
  })

  test('changing the image in place neither, and only an image that still holds', async () => {
    const v = await filled({ seconds: 20 })
    const ask = (token: string) =>
      town.app.inject({ url: `/verification/autre?verification=${token}`, headers: { host: 'localhost:3000' } })
    const reply = await ask(tokenOf(v))
    expect([reply.statusCode, reply.headers['cache-control']]).toEqual([200, 'no-store'])
    const { token, imageUrl } = reply.json() as { token: string; imageUrl: string }
    expect(token).not.toBe(tokenOf(v))
    expect(imageUrl).toContain(token)
    v.document.querySelector<HTMLInputElement>(`[name=${CAPTCHA.token}]`)!.value = token
    await copyImage(v).press('Suivant')
    expect(v.heading).toBe(RECAP)
    for (const wrong of ['', 'x', `${token}x`]) expect((await ask(wrong)).statusCode).toBe(404)
    town.later({ minutes: 10 })
    expect((await ask(token)).statusCode).toBe(404)
  })

  test('changing the image does not start the clock again', async () => {
    const v = await filled({ seconds: 20 })
    await v.press('Changer d’image')
    await copyImage(v).press('Suivant')
    expect(v.heading).toBe(RECAP)
  })
})

describe('CA-8 · the town’s setting', () => {
  const set = (captcha_mode: string) => town.db.updateTable('town').set({ captcha_mode }).execute()

  test('question: no image, nowhere', async () => {
    await set('question')
    const v = await filled()
    expect(v.document.querySelector('img.code-image')).toBeNull()
    expect(v.has('button', /image/)).toBe(false)
    await answerQuestion(v).press('Suivant')
    expect(v.heading).toBe(RECAP)
    await set('image')
  })

  test('off: nothing is asked, but of who is hasty, replays, or fills the trap in', async () => {
    await set('off')
    const v = await filled()
    expect(v.document.querySelector(`[name=${CAPTCHA.answer}]`)).toBeNull()
    const token = tokenOf(v)
    await v.press('Suivant')
    expect(v.heading).toBe(RECAP)
    const hasty = await filled({ seconds: 1 })
    await hasty.press('Suivant')
    isAgain(hasty, 'Répondez à cette question avant de continuer')
    town.later({ seconds: 10 })
    await answerQuestion(hasty).press('Suivant')
    expect(hasty.heading).toBe(RECAP)
    const replay = await filled()
    replay.document.querySelector<HTMLInputElement>(`[name=${CAPTCHA.token}]`)!.value = token
    await replay.press('Suivant')
    isAgain(replay, 'Répondez à cette question avant de continuer')
    await set('image')
  })

  test('never on the way in', async () => {
    for (const url of ['/connexion', '/agent/connexion', '/oubli'])
      expect((await town.visitor().open(url)).document.querySelector(`[name=${CAPTCHA.token}]`), url).toBeNull()
  })
})

describe('CA-6 · throttled', () => {
  test(`${CAPTCHA_FAILURES.limit} failures an hour pass, one more waits, the next hour passes`, async () => {
    const now = (await town.ctx()).now.epochMilliseconds / 1_000
    town.later({ seconds: 3_600 - (Math.floor(now) % 3_600) })
    const v = await filled({ seconds: 10 })
    const wrong = async () => {
      await v.type(LABEL, 'ZZZZZ').press('Suivant')
      return v.status
    }
    for (let n = 0; n < CAPTCHA_FAILURES.limit; n++) expect(await wrong()).toBe(422)
    expect(await wrong()).toBe(429)
    expect(Number(v.headers['retry-after'])).toBeLessThanOrEqual(3_600)
    town.later({ hours: 1 })
    const w = await filled()
    await copyImage(w).press('Suivant')
    expect(w.heading).toBe(RECAP)
  }, 60_000)
})
