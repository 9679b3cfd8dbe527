type Proof = {
  readonly pages: readonly unknown[]
  readonly files: readonly { readonly state: 'attente' | 'pret' | 'refuse' }[]
}

/** TA-13 · What can be looked at: out of quarantine, with pages. */
export const isReadable = (proof: Proof | undefined): boolean =>
  proof !== undefined && proof.pages.length > 0 && proof.files.every((file) => file.state !== 'attente')

/** TA-13 · days that a proof is kept once it was refused, replaced, or stopped counting. */
export const PROOF_DAYS = 30
