/** Prepare and publish prices. */
export const TARIFFS_MANAGE = 'tariffs.manage'
/** Read and decide on families' quotients. */
export const QUOTIENT_READ = 'quotient.read'
/** Declare one's household's quotient. */
export const QUOTIENT_DECLARE = 'quotient.declare'
