/** Why a file is not taken. */
export type FileFault =
  | 'empty'
  | 'too-large'
  | 'too-many'
  | 'cut'
  | 'not-ours'
  | 'wrong-extension'
  | 'virus'
  | 'malformed'
  | 'locked'
  | 'active'
  | 'mixed'
  | 'too-many-pages'
  | 'too-many-pixels'
  | 'too-heavy'
  | 'no-page'

const sentences: Readonly<Record<FileFault, string>> = {
  empty: 'Le fichier est vide.',
  'too-large': 'Le fichier doit peser moins de 10 Mo.',
  'too-many': 'Vous avez choisi trop de fichiers\u00a0: 20 au plus, 60 Mo en tout.',
  cut: 'L’envoi n’a pas abouti, réessayez.',
  'not-ours': 'Le fichier doit être au format PDF, JPG, PNG, HEIC ou WebP.',
  'wrong-extension': 'Le nom du fichier ne correspond pas à son contenu. Enregistrez-le à nouveau au format PDF ou JPG.',
  virus: 'Le fichier contient un virus. Il a été supprimé.',
  malformed: 'Le fichier est abîmé\u00a0: il ne peut pas être ouvert. Enregistrez-le à nouveau ou prenez une photo.',
  locked: 'Le fichier est protégé par un mot de passe. Enregistrez-le sans mot de passe.',
  active: 'Ce PDF contient un programme ou un fichier joint. Imprimez-le au format PDF, puis envoyez cette copie.',
  mixed: 'Le fichier contient autre chose après la fin du document. Enregistrez-le à nouveau au format PDF.',
  'too-many-pages': 'Le document doit avoir 20 pages au plus.',
  'too-many-pixels': 'L’image est trop grande. Réduisez-la ou prenez une photo moins détaillée.',
  'too-heavy': 'Le fichier est trop lourd à afficher. Enregistrez-le plus simplement, ou prenez-en une photo.',
  'no-page': 'Le fichier n’a aucune page.',
}

/** What is said to whoever sent it. */
export const faultSentence = (fault: FileFault): string => sentences[fault]
export const isFileFault = (text: string | null): text is FileFault => text !== null && text in sentences
