import { safeReturn } from '#platform/http/origin.ts'

/** AC-11 · where to go back to: a page of this site, and never one that signs in or out. */
export const readReturn = (typed: string | undefined): string | null => {
  const back = safeReturn(typed)
  return back && !/^\/(connexion|deconnexion|agent\/connexion)(?=[/?]|$)/.test(back) ? back : null
}
