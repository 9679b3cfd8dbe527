import { describe, expect, test } from 'vitest'
import { inTransaction } from '#platform/db/database.ts'
import { answerQuestion, captchaFields, copyImage } from '#support/captcha.ts'
import { identity, peopleTown } from '#support/people.ts'
import type { Visitor } from '#support/visitor.ts'
import { newSignupKey, saveSignup } from '../../actions/sign-up.ts'
import { issueLink } from '../../store/links.ts'
import { findSignup } from '../../store/signups.ts'

const town = await peopleTown()

type Typed = { birthName?: string; firstName?: string; email: string; born?: [string, string, string] }

/** Filled in by somebody who takes their time. */
const fill = (v: Visitor, { birthName = 'Dupin', firstName = 'Pascal', email, born = ['04', '03', '1988'] }: Typed) => {
  town.later({ minutes: 3 })
  // Asked once per sign-up: «Modifier les informations» does not ask again.
  if (v.document.querySelector('[name=verification]')) copyImage(v)
  return v
    .choose(/^Civilité/, 'Monsieur')
    .type('Nom de naissance', birthName)
    .type('Prénom', firstName)
    .date(/^Date de naissance/, ...born)
    .choose(/^Pays de naissance/, 'France')
    .type('Commune de naissance', 'LYON 02')
    .type('Département de naissance', '69')
    .type('Email', email)
}

const register = async (typed: Typed) => {
  const v = town.visitor()
  await v.open('/inscription')
  await fill(v, typed).press('Suivant')
  await v.press('Enregistrer la demande')
  return v
}

const linkIn = (text: string): string => /http:\/\/localhost:3000(\/\S+)/.exec(text)![1]!

const activationLink = async (email: string): Promise<string> => linkIn((await town.letters(email)).at(-1)!.text)

describe('manual §2 · creating an account', () => {
  test('from the form to the connected home, by the manual’s labels', async () => {
    const v = town.visitor()
    await v.open('/connexion')
    expect(v.text).toContain('Vous n’avez pas encore de compte ?')
    expect(v.text).toContain('En créant un compte, vous pourrez :')
    expect(v.text).toContain('Suivre l’avancement de vos démarches en ligne')
    expect(v.text).toContain('Gagner du temps ! Les formulaires sont pré-remplis avec vos informations')
    expect(v.text).toContain('Retrouver toutes vos démarches en un seul endroit')
    await v.follow('Créer mon compte', v.main)
    expect(v.heading).toBe('Création de compte particulier')
    expect(v.text).toContain('1 - Identité')
    expect(v.text).toContain('Saisie des informations d’identité nécessaires à la création du compte')
    expect(v.text).toContain('Les champs marqués d’une * sont obligatoires')
    await fill(v, { email: 'Dupin@Example.org' }).press('Suivant')
    expect(v.status).toBe(200)
    expect(v.heading).toBe('Informations de la demande')
    expect(v.text).toContain('Demandeur : Nouvel utilisateur')
    expect(v.text).toContain('04/03/1988')
    expect(v.has('link', 'Modifier les informations')).toBe(true)
    expect(await town.letters('dupin@example.org')).toEqual([])
    await v.press('Enregistrer la demande')
    expect(v.heading).toBe('Consultez votre messagerie')
    expect(v.text).toContain('dupin@example.org')

    const [letter] = await town.letters('dupin@example.org')
    expect(letter!.subject).toBe('Activez votre compte')
    expect(letter!.text).toContain('Bonjour Pascal Dupin,')
    const phone = town.visitor()
    await phone.open(linkIn(letter!.text))
    await phone.open(phone.url)
    expect(phone.status).toBe(200)
    expect(phone.text).toContain(
      'Un identifiant vous a été attribué par défaut (prénom.nom), vous pouvez le modifier si vous le souhaitez',
    )
    expect(phone.text).toContain(
      'Le mot de passe doit contenir au minimum 8 caractères avec un caractère majuscule, un caractère minuscule et un chiffre. Les caractères accentués ne sont pas acceptés. Les symboles suivants sont acceptés ! + @ # $ % ^ & * ( )',
    )
    expect(phone.has('link', 'Annuler')).toBe(true)
    expect(phone.field('textbox', /^Votre identifiant de connexion/)).toHaveProperty('value', 'pascal.dupin')
    await phone
      .type('Mot de passe', 'Gr4nite+')
      .type('Répéter votre mot de passe', 'Gr4nite+')
      .press('Valider et accéder à votre compte')
    expect(phone.url).toBe('/accueil')
    expect(phone.text).toContain('Pascal DUPIN')

    await phone.open('/profil')
    for (const label of [
      'Mes données civiles',
      'Civilité',
      'Nom de naissance',
      'Nom d’usage',
      '1er Prénom',
      'Date de naissance',
      'Pays de naissance',
      'Commune de naissance',
      'N° département de naissance',
      'Non renseigné',
      'DUPIN',
      'pascal.dupin',
      'dupin@example.org',
    ]) {
      expect(phone.text).toContain(label)
    }
    await phone.forge('/deconnexion', {})
    expect(phone.url).toBe('/')
    await phone.signIn('Pascal.Dupin', 'Gr4nite+')
    expect(phone.text).toContain('Pascal DUPIN')
  })

  test('AC-2 · «Modifier les informations» brings back what was typed, and a corrected address asks again', async () => {
    const v = town.visitor()
    await v.open('/inscription')
    await fill(v, { email: 'faute@example.org' }).press('Suivant')
    await v.press('Enregistrer la demande')
    const old = await activationLink('faute@example.org')
    await v.follow('Changer d’adresse')
    expect(v.field('textbox', /^Nom de naissance/)).toHaveProperty('value', 'Dupin')
    await v.type('Email', 'juste@example.org').press('Suivant')
    expect(v.text).toContain('juste@example.org')
    await v.press('Enregistrer la demande')
    expect((await town.letters('juste@example.org')).map((l) => l.subject)).toEqual(['Activez votre compte'])
    await town
      .visitor()
      .open(old)
      .then((w) => expect(w.heading).toBe('Un lien plus récent vous a été envoyé'))
  })

  test('«Annuler la demande» keeps nothing', async () => {
    const v = town.visitor()
    await v.open('/inscription')
    await fill(v, { email: 'annule@example.org' }).press('Suivant')
    const recap = v.url
    await v.press('Annuler la demande')
    expect(v.url).toBe('/')
    await v.open(recap)
    expect(v.status).toBe(404)
  })

  test('AC-1 · the form sent twice is one sign-up', async () => {
    const v = town.visitor()
    await v.open('/inscription')
    const key = v.document.querySelector<HTMLInputElement>('input[name=cle]')!.value
    const before = await town.db
      .selectFrom('signup')
      .select((e) => e.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
    const answered = Object.fromEntries(captchaFields(v.html))
    await fill(v, { email: 'deux@example.org' }).press('Suivant')
    await v.forge('/inscription', {
      ...answered,
      cle: key,
      nom: 'Dupin',
      prenom: 'Paul',
      'naissance.jour': '4',
      'naissance.mois': 'mars',
      'naissance.annee': '1988',
      pays: 'France',
      commune: 'LYON 02',
      departement: '69',
      email: 'deux@example.org',
    })
    expect(v.heading).toBe('Informations de la demande')
    expect(v.text).toContain('Paul')
    const after = await town.db
      .selectFrom('signup')
      .select((e) => e.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
    expect(after.n - before.n).toBe(1)
    const stored = await town.db.selectFrom('signup').select('key_hash').execute()
    expect(stored.some((row) => row.key_hash.toString('utf8').includes(key))).toBe(false)
  })

  test('an empty form says everything that is missing; nothing typed is lost', async () => {
    const v = town.visitor()
    await v.open('/inscription')
    await v.type('Prénom', 'Pascal').press('Suivant')
    expect(v.status).toBe(422)
    expect(v.text).toContain('Indiquez votre nom de naissance')
    expect(v.text).toContain('Indiquez votre adresse électronique')
    expect(v.text).not.toContain('Indiquez votre prénom')
    expect(v.field('textbox', /^Prénom/)).toHaveProperty('value', 'Pascal')
  })

  test('AC-3 · somebody who turns fifteen tomorrow waits', async () => {
    const v = town.visitor()
    await v.open('/inscription')
    await fill(v, { email: 'jeune@example.org', born: ['24', '11', '2011'] }).press('Suivant')
    expect(v.status).toBe(422)
    expect(v.text).toContain('Vous devez avoir au moins 15 ans pour créer un compte')
    await fill(v, { email: 'jeune@example.org', born: ['23', '11', '2011'] }).press('Suivant')
    expect(v.heading).toBe('Informations de la demande')
  })

  test('AC-12, CA-5 · a filled trap asks a question and loses nothing', async () => {
    const v = town.visitor()
    await v.open('/inscription')
    fill(v, { email: 'piege@example.org' })
    v.document.querySelector<HTMLInputElement>('input[name=site_web]')!.value = 'http://spam.example'
    await v.press('Suivant')
    expect(v.status).toBe(422)
    expect(v.field('textbox', /^Nom de naissance/)).toHaveProperty('value', 'Dupin')
    await answerQuestion(v).press('Suivant')
    expect(v.heading).toBe('Informations de la demande')
  })

  test.each([
    ["O'Neill <b>", 'Zoé', 'oneill@example.org'],
    ['Ñandú-Œuvré', 'Jean-Éric', 'nandu@example.org'],
    ['Dupin 👨‍👩‍👧', '😀', 'famille@example.org'],
  ])('the name %s %s is kept, shown and mailed as typed', async (birthName, firstName, email) => {
    const v = await register({ birthName, firstName, email })
    const letter = (await town.letters(email)).at(-1)!
    expect(letter.text).toContain(`Bonjour ${firstName} ${birthName},`)
    expect(letter.html).not.toContain('<b>')
    await v.open(linkIn(letter.text))
    await v
      .type('Mot de passe', 'granit rose de Ploumanac’h')
      .type('Répéter votre mot de passe', 'granit rose de Ploumanac’h')
      .press(/^Valider/)
    expect(v.url).toBe('/accueil')
    expect(v.text).toContain(`${firstName} ${birthName.toLocaleUpperCase('fr')}`)
    expect(v.html).not.toContain('<b>')
    const person = await town.db
      .selectFrom('person')
      .innerJoin('account', 'account.person_id', 'person.id')
      .where('email', '=', email)
      .select(['birth_name', 'first_name'])
      .executeTakeFirstOrThrow()
    expect(person).toEqual({ birth_name: birthName, first_name: firstName })
  })

  test('a name of 201 characters is refused with the limit', async () => {
    const v = town.visitor()
    await v.open('/inscription')
    await fill(v, { email: 'long@example.org', birthName: 'é'.repeat(201) }).press('Suivant')
    expect(v.status).toBe(422)
    expect(v.text).toContain('200 caractères au plus (vous en avez saisi 201)')
  })
})

describe('AC-3 · where one was born, without JavaScript', () => {
  const opened = async (commune: string, department: string) => {
    const v = town.visitor()
    await v.open('/inscription')
    fill(v, { email: `ne.${commune.length}.${department}@example.org` })
    v.type('Commune de naissance', commune).type('Département de naissance', department)
    return v.press('Suivant')
  }
  const settled = (v: Visitor) => [...v.document.querySelectorAll('dd')].map((dd) => dd.textContent!.trim()).slice(7, 10)

  test('a commune typed as it is written is settled, its département filled in', async () => {
    const v = await opened('boulogne sur mer', '')
    expect(v.heading).toBe('Informations de la demande')
    expect(settled(v)).toEqual(['France', 'Boulogne-sur-Mer', '62'])
  })

  test('GE-3 · several communes: the same page asks which, without an error, and a choice is enough', async () => {
    const v = await opened('Lyon', '')
    expect(v.status).toBe(200)
    expect(v.title).not.toMatch(/^Erreur/)
    const choices = v.group(/^Plusieurs communes correspondent à «\sLyon\s»$/)
    await v.press('Suivant')
    expect(v.status).toBe(422)
    expect(v.text).toContain('Choisissez une commune dans la liste ou indiquez « Ma commune n’est pas dans la liste »')
    expect(choices.querySelectorAll('input[type=radio]')).toHaveLength(11)
    v.pick('LYON 02 (69)')
    await v.press('Suivant')
    expect(v.heading).toBe('Informations de la demande')
    expect(settled(v)).toEqual(['France', 'LYON 02', '69'])
    await v.follow('Modifier les informations')
    await v.press('Suivant')
    expect(settled(v)).toEqual(['France', 'LYON 02', '69'])
  })

  test('GE-3 · a choice does not outlive the name that it was made for', async () => {
    const v = await opened('Lyon', '')
    v.pick('LYON 02 (69)').type('Commune de naissance', 'Isques')
    await v.press('Suivant')
    expect(settled(v)).toEqual(['France', 'Isques', '62'])
  })

  test('GE-6 · «Ma commune n’est pas dans la liste»: as typed, with its département', async () => {
    const v = await opened('Bourg-Disparu', '')
    expect(v.text).toMatch(/« Bourg-Disparu »/)
    await v.pick('Ma commune n’est pas dans la liste').press('Suivant')
    expect(v.status).toBe(422)
    expect(v.text).toContain('Indiquez le numéro du département de naissance')
    await v.type('Département de naissance', '62').press('Suivant')
    expect(settled(v)).toEqual(['France', 'Bourg-Disparu', '62'])
    await v.follow('Modifier les informations')
    await v.press('Suivant')
    expect(settled(v)).toEqual(['France', 'Bourg-Disparu', '62'])
  })

  test('GE-4 · abroad, a town as typed and 99', async () => {
    const v = town.visitor()
    await v.open('/inscription')
    fill(v, { email: 'liege@example.org' })
      .choose(/^Pays de naissance/, 'Belgique')
      .type('Commune de naissance', 'Liège')
    await v.type('Département de naissance', '').press('Suivant')
    expect(settled(v)).toEqual(['Belgique', 'Liège', '99'])
  })

  test('GE-5 · a département that is not the commune’s is refused', async () => {
    const v = await opened('Isques', '59')
    expect(v.status).toBe(422)
    expect(v.text).toContain('Isques est dans le département 62')
  })
})

describe('AC-7 · an address that has an account already', () => {
  test('same screen, another letter, no second account', async () => {
    const { email } = await town.citizen('deja.la')
    const known = await register({ email })
    const unknown = await register({ email: 'encore.libre@example.org' })
    const masked = (v: Visitor, address: string) =>
      v.html.replaceAll(address, '@').replace(/inscription\/[\w-]{32}/g, 'inscription/cle')
    expect(masked(known, email)).toBe(masked(unknown, 'encore.libre@example.org'))
    const [letter] = await town.letters(email)
    expect(letter!.subject).toBe('Vous avez déjà un compte')
    expect(letter!.text).toContain('deja.la')
    expect(letter!.text).not.toContain('/activation/')
  })
})

describe('AC-8 · the activation link', () => {
  const email = 'lien@example.org'
  test('opened as often as one likes, cancelled, used once', async () => {
    const v = await register({ email, firstName: 'Anna', birthName: 'Morel' })
    const link = await activationLink(email)
    await v.open(link)
    await v.follow('Annuler')
    expect(v.url).toBe('/')
    for (let i = 0; i < 3; i++) await v.open(link)
    await v
      .type('Mot de passe', 'court')
      .type('Répéter votre mot de passe', 'autre')
      .press(/^Valider/)
    expect(v.status).toBe(422)
    expect(v.text).toContain('Les deux mots de passe ne sont pas identiques')
    await v
      .type('Mot de passe', 'Morel+1234')
      .type('Répéter votre mot de passe', 'Morel+1234')
      .press(/^Valider/)
    expect(v.text).toContain('Le mot de passe ne doit pas contenir votre nom ni votre prénom')
    expect(v.html).not.toContain('Morel+1234')
    await v
      .type('Mot de passe', 'Gr4nite+')
      .type('Répéter votre mot de passe', 'Gr4nite+')
      .press(/^Valider/)
    expect(v.url).toBe('/accueil')
    await v.open(link)
    expect(v.status).toBe(409)
    expect(v.heading).toBe('Votre compte est déjà activé')
    expect(v.has('link', 'Me connecter')).toBe(true)
    const { answers } = await town.db
      .selectFrom('signup')
      .innerJoin('account', 'account.id', 'signup.account_id')
      .where('email', '=', email)
      .select('answers')
      .executeTakeFirstOrThrow()
    expect(answers).toEqual({})
  })

  test('expired after 48 hours, and a new one replaces it', async () => {
    await register({ email: 'tard@example.org' })
    const link = await activationLink('tard@example.org')
    const v = town.visitor()
    town.later({ hours: 47, minutes: 59 })
    expect((await v.open(link)).status).toBe(200)
    town.later({ minutes: 1 })
    await v.open(link)
    expect(v.heading).toBe('Ce lien a expiré')
    await v.press('Recevoir un nouveau lien')
    expect(v.heading).toBe('Consultez votre messagerie')
    const fresh = await activationLink('tard@example.org')
    expect(fresh).not.toBe(link)
    await v.open(link)
    expect(v.heading).toBe('Un lien plus récent vous a été envoyé')
    expect((await v.open(fresh)).heading).toBe('Activation du compte')
  })

  test('several posts of one link at the same time make one account; the others are told that it is used', async () => {
    for (let round = 0; round < 12; round++) {
      const key = newSignupKey()
      await saveSignup(await town.ctx(), key, { ...identity, email: `course${round}@example.org` })
      const { id } = (await findSignup(town.db, key))!
      const token = await inTransaction(await town.ctx(), (tx) => issueLink(tx, { purpose: 'activation', signup: id }))
      const tabs = Array.from({ length: 5 }, () => town.visitor())
      const typed = { identifiant: `course${round}`, mot_de_passe: 'Gr4nite+', repeter: 'Gr4nite+' }
      await Promise.all(tabs.map((tab) => tab.forge(`/activation/${token}`, typed)))
      expect(tabs.map((tab) => tab.status).sort()).toEqual([200, 409, 409, 409, 409])
      expect(tabs.filter((tab) => tab.heading === 'Votre compte est déjà activé')).toHaveLength(4)
    }
    const made = await town.db.selectFrom('account').where('login', 'like', 'course%').select('id').execute()
    expect(made).toHaveLength(12)
  })

  test('a made-up link says what to do', async () => {
    const v = town.visitor()
    await v.open('/activation/rien')
    expect(v.status).toBe(409)
    expect(v.heading).toBe('Ce lien n’est pas valable')
  })

  test('AC-4 · a namesake is offered the next identifiant; a taken one is refused with a free one', async () => {
    await register({ email: 'anna2@example.org', firstName: 'Anna', birthName: 'Morel' })
    const v = town.visitor()
    await v.open(await activationLink('anna2@example.org'))
    expect(v.field('textbox', /^Votre identifiant/)).toHaveProperty('value', 'anna.morel2')
    await v
      .type('Votre identifiant de connexion', 'Anna.Morel')
      .type('Mot de passe', 'Gr4nite+')
      .type('Répéter votre mot de passe', 'Gr4nite+')
      .press(/^Valider/)
    expect(v.status).toBe(422)
    expect(v.text).toContain('Cet identifiant est déjà utilisé. Vous pouvez choisir anna.morel2')
    await v
      .type('Votre identifiant de connexion', 'anna.morel2')
      .type('Mot de passe', 'Gr4nite+')
      .type('Répéter votre mot de passe', 'Gr4nite+')
      .press(/^Valider/)
    expect(v.url).toBe('/accueil')
  })
})
