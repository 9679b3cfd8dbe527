/**
 * Something that the operator must change: the message is one French sentence, shown alone on stderr, without a stack.
 * Whoever starts a process turns it into exit code 1.
 */
export class OperatorError extends Error {
  override readonly name = 'OperatorError'
  readonly exitCode = 1
  constructor(sentence: string) {
    super(frenchSpaces(sentence))
  }
}

/** No-break spaces where French has them: before « : ; ! ? » and inside guillemets. */
export const frenchSpaces = (text: string): string => text.replace(/ (?=[:;!?»])/g, '\u00a0').replace(/« /g, '«\u00a0')

const REASONS: Record<string, string> = {
  EACCES: 'permission refusée',
  EPERM: 'opération non permise',
  EROFS: 'système de fichiers en lecture seule',
  ENOSPC: 'disque plein',
  EDQUOT: 'quota de disque atteint',
  ENOTDIR: 'une partie du chemin n’est pas un dossier',
  EEXIST: 'un fichier porte déjà ce nom',
  ENOENT: 'chemin introuvable',
  ELOOP: 'trop de liens symboliques',
  ENAMETOOLONG: 'chemin trop long',
  EADDRINUSE: 'adresse déjà utilisée',
  EADDRNOTAVAIL: 'adresse absente de cette machine',
  ECONNREFUSED: 'connexion refusée',
  ECONNRESET: 'connexion interrompue',
  ENOTFOUND: 'nom de machine inconnu',
  EAI_AGAIN: 'nom de machine introuvable pour le moment',
  ETIMEDOUT: 'pas de réponse',
  EHOSTUNREACH: 'machine injoignable',
  ENETUNREACH: 'réseau injoignable',
}

/** The `code` of a Node or PostgreSQL error, when it has one; the first of those it gathers otherwise. */
export const errorCode = (error: unknown): string | null => {
  const { code, errors } = (error ?? {}) as { code?: unknown; errors?: unknown }
  if (typeof code === 'string') return code
  return Array.isArray(errors) && errors.length > 0 ? errorCode(errors[0]) : null
}

/** Why the system refused, in French when known: «permission refusée». */
export const reasonOf = (error: unknown): string => {
  const code = errorCode(error)
  return (code && REASONS[code]) || code || (error instanceof Error ? error.message : String(error))
}
