import type { Sentences } from '#forms/form.ts'

export type Refusal =
  | 'requests.closed'
  | 'requests.already-open'
  | 'requests.opened-by-other'
  | 'requests.answer-not-offered'
  | 'requests.step-not-asked'
  | 'requests.would-drop'
  | 'requests.incomplete'
  | 'requests.taken'
  | 'requests.not-editable'
  | 'requests.not-a-draft'
  | 'requests.taken-by-other'
  | 'requests.not-yours'
  | 'requests.already-decided'
  | 'requests.wrong-outcome'
  | 'requests.effect-refused'

export const sentences: Sentences<Refusal> = {
  'requests.closed': 'Cette démarche est fermée pour le moment\u00a0: aucune nouvelle demande ne peut être faite.',
  'requests.already-open': ({ number }) =>
    `Une demande existe déjà pour cet enfant et cette année scolaire\u00a0: c’est votre demande n°\u00a0${number}.`,
  'requests.opened-by-other':
    'Une demande existe déjà pour cet enfant et cette année scolaire\u00a0: elle a été faite par un autre responsable de l’enfant.',
  'requests.answer-not-offered': 'Une de vos réponses n’est plus proposée. Vérifiez cette page et choisissez à nouveau.',
  'requests.step-not-asked': 'Avec vos autres réponses, cette étape n’est plus à remplir.',
  'requests.would-drop': 'Ce changement rend d’autres réponses inutiles. Vérifiez lesquelles avant de continuer.',
  'requests.incomplete': 'Il manque des réponses. Complétez la demande avant de l’enregistrer.',
  'requests.taken':
    'Votre demande est déjà en traitement\u00a0: vous ne pouvez plus la modifier. Pour la corriger, écrivez à la mairie.',
  'requests.not-editable': 'Cette demande ne peut plus être modifiée.',
  'requests.not-a-draft': 'Cette demande a déjà été enregistrée\u00a0: vous pouvez la retirer, pas la supprimer.',
  'requests.taken-by-other': 'Cette demande est déjà prise en charge par un autre agent.',
  'requests.not-yours': 'Prenez d’abord cette demande en charge.',
  'requests.already-decided': 'Cette demande n’est plus à traiter\u00a0: elle a été retirée ou déjà traitée.',
  'requests.wrong-outcome': 'Cette demande ne se traite pas de cette façon.',
  'requests.effect-refused':
    'L’inscription n’a pas pu être faite avec ces réponses\u00a0: l’école, le niveau ou une activité n’existe plus.',
}
