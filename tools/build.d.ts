type Half = 'public' | 'server'
/** Builds dist/ (or that half of it) into `outdir`, an absolute path. */
export declare const build: (options?: { outdir?: string; only?: Half }) => Promise<void>
/** Builds dist/ (or that half) when the sources are newer. */
export declare const ensureBuilt: (only?: Half) => Promise<void>
