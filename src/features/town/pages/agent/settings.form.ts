import { form } from '#forms/form.ts'
import { readColor } from '../../domain/color.ts'
import { CAPTCHA_MODES, PASSWORD_PROFILES } from '../../domain/settings.ts'
import type { Switch } from '../../ports.ts'

export const identityForm = form(
  {
    nom: { kind: 'text', label: 'Nom de la commune', missing: 'Indiquez le nom de la commune', max: 80 },
    couleur: {
      kind: 'text',
      label: 'Couleur',
      missing: 'Indiquez une couleur',
      hint: 'Le code de votre charte graphique, par exemple #c8102e. Toutes les couleurs conviennent\u00a0: les textes et les traits s’y adaptent pour rester lisibles.',
      max: 20,
      width: 'medium',
    },
    regie: {
      kind: 'text',
      label: 'Nom de la régie',
      missing: 'Indiquez le nom de la régie',
      hint: 'Titre du compte des familles dans «\u00a0Paiements\u00a0»',
      max: 80,
    },
  },
  ({ couleur }) => ({
    couleur:
      readColor(couleur) === null
        ? 'Écrivez la couleur avec # et six chiffres ou lettres de a à f, par exemple #c8102e'
        : undefined,
  }),
)
export type IdentityForm = ReturnType<typeof identityForm.blank>

const IMAGES = 'image/jpeg,image/png,image/webp,image/heic,image/heif,.jpg,.jpeg,.png,.webp,.heic,.heif'
const file = {
  kind: 'file',
  required: false,
  isMultiple: false,
  accept: IMAGES,
} as const

export const logoForm = form({
  logo: { ...file, label: 'Logo', hint: 'JPG, PNG, HEIC ou WebP, 10\u00a0Mo au plus. Il sera réduit et posé sur un fond blanc.' },
})
export type LogoForm = ReturnType<typeof logoForm.blank>

export const pictureForm = form(
  {
    image: {
      ...file,
      label: 'Image',
      hint: 'JPG, PNG, HEIC ou WebP, 10\u00a0Mo au plus\u00a0: elle sera réduite. Sans texte, en largeur\u00a0; personne de reconnaissable sans son accord écrit.',
    },
    role: {
      kind: 'choice',
      label: 'Ce que l’image apporte',
      missing: 'Dites si l’image montre quelque chose ou décore seulement',
      options: [
        { value: 'montre', label: 'Elle montre quelque chose', hint: 'Décrivez-le ci-dessous pour qui ne la voit pas' },
        { value: 'decore', label: 'Elle décore seulement' },
      ],
    },
    description: {
      kind: 'text',
      label: 'Description',
      required: false,
      max: 200,
      hint: '«\u00a0La mairie et la Liane au printemps\u00a0»',
    },
  },
  ({ role, description }) => ({
    description: role === 'montre' && !description ? 'Décrivez ce que montre l’image' : undefined,
  }),
)
export type PictureForm = ReturnType<typeof pictureForm.blank>

export const helpForm = form({
  adresse: { kind: 'text', label: 'Adresse postale', missing: 'Indiquez l’adresse de la mairie', max: 200 },
  telephone: { kind: 'phone', label: 'Téléphone', missing: 'Indiquez le téléphone de la mairie' },
  courriel: { kind: 'email', label: 'Adresse électronique', missing: 'Indiquez l’adresse électronique de la mairie' },
  horaires: {
    kind: 'text',
    label: 'Horaires',
    missing: 'Indiquez les horaires d’ouverture',
    hint: '«\u00a0Du lundi au vendredi, 9\u00a0h – 12\u00a0h et 14\u00a0h – 17\u00a0h\u00a0»',
    max: 200,
  },
})
export type HelpForm = ReturnType<typeof helpForm.blank>

const CAPTCHA_HINTS: Readonly<Record<string, string>> = {
  image: 'Avec un enregistrement à écouter et une question à la place, pour qui ne la voit pas',
  question: '«\u00a0Combien font trois et quatre\u00a0?\u00a0»\u00a0: plus facile pour tout le monde, un peu moins sûr',
  off: 'Une question n’est posée que si un programme est soupçonné',
}

export const accessForm = form({
  antirobot: {
    kind: 'choice',
    label: 'Vérification anti-robot des formulaires ouverts à tous',
    missing: 'Choisissez une vérification',
    options: Object.entries(CAPTCHA_MODES).map(([value, label]) => ({ value, label, hint: CAPTCHA_HINTS[value]! })),
  },
  mots: {
    kind: 'choice',
    label: 'Mots de passe',
    missing: 'Choisissez une règle',
    hint: 'Pour ceux qui seront choisis ensuite\u00a0: ceux d’aujourd’hui restent bons',
    options: [
      {
        value: 'manuel',
        label: PASSWORD_PROFILES.manuel!,
        hint: 'À partir de 14\u00a0caractères, une phrase libre convient aussi',
      },
      {
        value: 'longueur',
        label: PASSWORD_PROFILES.longueur!,
        hint: 'Ce que recommande l’OWASP (ASVS 6.2)\u00a0: une phrase, facile à retenir',
      },
    ],
  },
})
export type AccessForm = ReturnType<typeof accessForm.blank>

export const switchesForm = (switches: readonly Switch[]) =>
  form({
    proposees: {
      kind: 'choices',
      label: 'Rubriques proposées',
      required: false,
      hint: 'Rien n’est effacé en retirant une rubrique\u00a0: elle revient telle quelle quand vous la proposez de nouveau',
      options: switches.map(({ name, label, about }) => ({ value: name, label, hint: about })),
    },
  })
export type SwitchesForm = ReturnType<ReturnType<typeof switchesForm>['blank']>

export const mailForm = form({
  nom: {
    kind: 'text',
    label: 'Nom de l’expéditeur',
    required: false,
    max: 80,
    hint: '«\u00a0Mairie d’Isques\u00a0». Vide, celui de l’installation',
  },
  adresse: {
    kind: 'email',
    label: 'Adresse de l’expéditeur',
    required: false,
    hint: 'Vide, celle de l’installation. Le serveur d’envoi doit être autorisé à écrire pour ce domaine (SPF et DKIM), sinon les courriels arrivent parmi les indésirables',
  },
  reponse: {
    kind: 'email',
    label: 'Adresse de réponse',
    required: false,
    hint: 'Où arrive ce que les familles répondent à un courriel. Vide, à l’expéditeur',
  },
})
export type MailForm = ReturnType<typeof mailForm.blank>
