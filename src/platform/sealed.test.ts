import { describe, expect, test } from 'vitest'
import { seal, unseal } from './sealed.ts'

const key = Buffer.alloc(32, 7)
const sealed = seal(key, 'totp of account 12', 'JBSWY3DPEHPK3PXP')

describe('a sealed text', () => {
  test('opens for what it was sealed for, and says nothing by itself', () => {
    expect(unseal(key, 'totp of account 12', sealed)).toBe('JBSWY3DPEHPK3PXP')
    expect(sealed).not.toContain('JBSWY3DPEHPK3PXP')
    expect(seal(key, 'totp of account 12', 'JBSWY3DPEHPK3PXP')).not.toBe(sealed)
  })

  test('does not open elsewhere, by another key, altered or cut', () => {
    expect(unseal(key, 'totp of account 13', sealed)).toBeNull()
    expect(unseal(Buffer.alloc(32, 8), 'totp of account 12', sealed)).toBeNull()
    const bytes = Buffer.from(sealed, 'base64url')
    for (const at of [0, 12, bytes.length - 1]) {
      const altered = Buffer.from(bytes)
      altered[at]! ^= 1
      expect(unseal(key, 'totp of account 12', altered.toString('base64url')), `byte ${at}`).toBeNull()
    }
    expect(unseal(key, 'totp of account 12', bytes.subarray(0, 20).toString('base64url'))).toBeNull()
  })
})
