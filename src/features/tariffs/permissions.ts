/** Prepare and publish prices. */
export const TARIFFS_MANAGE = 'tariffs.manage'
/** Read and decide on families' quotients. */
export const QUOTIENT_READ = 'quotient.read'
/** Say which children bring their meal from home: it follows from a health plan. */
export const LUNCHES_MANAGE = 'lunches.manage'
/** Declare one's household's quotient. */
export const QUOTIENT_DECLARE = 'quotient.declare'
