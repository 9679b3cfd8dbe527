import { showDateDigits } from '#core/days.ts'
import { listName } from '#core/names.ts'
import { nbsp } from '#core/text.ts'
import { form } from '#forms/form.ts'
import type { Adult } from '../../store/adults.ts'

type Proposed = { readonly slug: string; readonly title: string }

/** Which procedure, and for whom. */
export const enterForm = (procedures: readonly Proposed[]) =>
  form({
    demarche: {
      kind: 'choice',
      label: 'Démarche',
      look: 'select',
      options: procedures.map(({ slug, title }) => ({ value: slug, label: title })),
      missing: 'Choisissez la démarche',
    },
    personne: {
      kind: 'text',
      label: 'Adulte qui fait la demande',
      hint: 'Le nom et le prénom ou leur début, l’adresse électronique, ou le numéro de famille.',
      missing: 'Écrivez qui fait la demande',
      max: 100,
      autocomplete: 'off',
    },
  } as const)

/** Which of those found, and their word on the terms of use. */
export const chooseForm = (adults: readonly Adult[]) =>
  form({
    adulte: {
      kind: 'choice',
      label: 'Choisissez la personne présente',
      options: adults.map(({ person, name, birthDate, email, household }) => ({
        value: String(person),
        label: `${listName(name)}, ${showDateDigits(birthDate)}, ${email}, famille n°${nbsp}${household}`,
      })),
      missing: 'Choisissez pour qui la demande est saisie',
    },
    cgu: {
      kind: 'consent',
      label: 'Au guichet, cette personne a pu lire les conditions générales d’utilisation du service et les accepte',
      missing: 'La personne doit accepter les conditions générales d’utilisation pour continuer',
    },
  } as const)
