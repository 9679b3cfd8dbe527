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
  | 'requests.no-such-agent'
  | 'requests.changed-meanwhile'
  | 'requests.nothing-asked'
  | 'requests.not-decided'
  | 'requests.answers-erased'
  | 'requests.booked-since'
  | 'requests.open-elsewhere'
  | 'requests.paper-missing'
  | 'requests.waiting-for-family'
  | 'requests.incomplete-correction'
  | 'requests.corrected-clash'

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
  'requests.no-such-agent': 'Cet agent ne peut pas suivre de demande.',
  'requests.changed-meanwhile':
    'La demande a changé depuis que vous avez ouvert cette page. Rien de ce que vous avez écrit n’est perdu\u00a0: lisez ce qui a changé, puis validez à nouveau.',
  'requests.nothing-asked': 'Cochez au moins une réponse à corriger ou un justificatif à fournir.',
  'requests.not-decided': 'Cette demande n’est pas encore décidée\u00a0: il n’y a rien à rouvrir.',
  'requests.answers-erased':
    'Les réponses de cette demande ont été supprimées à la fin de leur durée de conservation\u00a0: sa décision ne peut plus être reprise.',
  'requests.booked-since': ({ count }) =>
    `La décision ne peut pas être reprise\u00a0: la famille a réservé depuis (réservations à venir\u00a0: ${count}). Annulez d’abord ces réservations.`,
  'requests.open-elsewhere':
    'Une autre demande est en cours pour cet enfant et cette année scolaire\u00a0: celle-ci ne peut pas être rouverte.',
  'requests.paper-missing':
    'Un justificatif indispensable n’est pas validé. Demandez-le, ou écrivez pourquoi la demande peut être acceptée sans lui.',
  'requests.waiting-for-family':
    'La famille doit encore compléter cette demande. Choisissez «\u00a0Ne plus attendre\u00a0» avant de la relâcher.',
  'requests.incomplete-correction':
    'Avec cette correction, d’autres réponses deviennent nécessaires\u00a0: demandez un complément à la famille.',
  'requests.corrected-clash': 'Une autre demande est en cours pour cet enfant et cette année scolaire.',
}
