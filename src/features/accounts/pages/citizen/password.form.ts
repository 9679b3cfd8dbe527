import type { PasswordProfile } from '#platform/http/ctx.ts'
import { LONG, SYMBOLS } from '../../domain/password.ts'

/** The manual's sentence (§2.1), then what product ruling 3 adds. */
const RULE = `Veuillez créer votre mot de passe (Le mot de passe doit contenir au minimum 8\u00a0caractères avec un caractère majuscule, un caractère minuscule et un chiffre. Les caractères accentués ne sont pas acceptés. Les symboles suivants sont acceptés ${[...SYMBOLS].join(' ')}). À partir de 14\u00a0caractères, une phrase de votre choix convient\u00a0: tous les caractères sont alors acceptés.`

/** AC-49 · only its length is asked. */
const LONG_RULE = `Choisissez une phrase ou une suite de mots d’au moins ${LONG}\u00a0caractères. Tous les caractères sont acceptés, rien d’autre n’est imposé.`

/** The two fields of a password that is being chosen. */
export const newPasswordFields = (profile: PasswordProfile) =>
  ({
    mot_de_passe: {
      kind: 'password',
      label: 'Mot de passe',
      missing: 'Choisissez un mot de passe',
      hint: profile === 'longueur' ? LONG_RULE : RULE,
      least: profile === 'longueur' ? LONG : undefined,
      autocomplete: 'new-password',
    },
    repeter: {
      kind: 'password',
      label: 'Répéter votre mot de passe',
      missing: 'Répétez votre mot de passe',
      autocomplete: 'new-password',
    },
  }) as const

/** What is wrong with the repetition, in one sentence; undefined when nothing is. */
export const repeatFault = (v: { readonly mot_de_passe: string; readonly repeter: string }): string | undefined =>
  v.mot_de_passe.normalize('NFC') === v.repeter.normalize('NFC') ? undefined : 'Les deux mots de passe ne sont pas identiques'
