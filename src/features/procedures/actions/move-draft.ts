import { inTransaction } from '#platform/db/database.ts'
import { canMove } from '../domain/walk.ts'
import { getProcedure } from '../store/procedures.ts'
import { getOwnRequest, lockRequest, moveToVersion } from '../store/requests.ts'
import type { CitizenCtx } from './acting.ts'

/**
 * PR-16 · A draft whose procedure has changed goes on with the version in force when no answer is lost by it. Again changes
 * nothing. @returns whether it moved. @throws Absent for another family's request
 */
export const moveDraft = (ctx: CitizenCtx, number: number): Promise<boolean> =>
  inTransaction(ctx, async (tx) => {
    await lockRequest(tx, number)
    const request = await getOwnRequest(tx, number, ctx.actor.person)
    if (request.status !== 'brouillon' || request.isLastVersion) return false
    const { definition, versionId } = await getProcedure(tx, request.procedure)
    return canMove(request.definition, definition, request.answers) && moveToVersion(tx, number, versionId)
  })
