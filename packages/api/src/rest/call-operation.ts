import { randomUUID } from 'node:crypto';
import { requireCaller, requireScope } from '../caller.ts';
import { derivedId } from '../identity/derived-id.ts';
import { requestHash } from '../identity/request-hash.ts';
import { spendCall } from '../limits/spend-call.ts';
import { appRouter } from '../trpc/app-router.ts';
import type { Context } from '../trpc/context.ts';
import { createCallerFactory } from '../trpc/init.ts';
import { keyOf, once, type OperationAnswer } from './once.ts';
import type { Operation } from './operations.ts';
import { readInput, type RestRequest } from './read-input.ts';

const callerOf = createCallerFactory(appRouter);

export interface NamedRestRequest extends RestRequest {
  idempotencyKey: string | undefined;
}

/**
 * Asks the procedure behind an operation, with every rule that it has. A POST that brings an Idempotency-Key is done once.
 * Throws what the procedure throws: refusalOf puts it into words.
 */
export async function callOperation(
  operation: Operation,
  unpaid: Context,
  request: NamedRestRequest,
): Promise<OperationAnswer> {
  // Here and not by the procedure, which may run in a transaction, or not at all where its answer is known.
  await spendCall(unpaid, operation.budget);
  const ctx: Context = { ...unpaid, isPaid: true };
  refuseStrangers(operation, ctx);
  const given = readInput(operation, request);
  const key = operation.method === 'POST' ? keyOf(request.idempotencyKey) : undefined;
  const { caller } = ctx;
  if (key === undefined || caller === null || !operation.keepsAnswer) {
    const input = operation.makesId ? { id: randomUUID(), ...given } : given;
    const answer = await ask(operation, ctx, input);
    return { answer, json: JSON.stringify(answer), isReplay: false };
  }
  const ownerId = caller.userId;
  const input = operation.makesId ? { id: derivedId(ownerId, 'request', key), ...given } : given;
  return once(ctx.db, ownerId, {
    key,
    requestHash: requestHash({ procedure: operation.procedure, input }),
    run: (tx) => ask(operation, { ...ctx, db: tx }, input),
  });
}

/** Before anybody reads what they ask, and before an answer is given again that the procedure would not give to this token. */
function refuseStrangers({ isOpen, scope }: Operation, ctx: Context): void {
  if (isOpen) return;
  const caller = requireCaller(ctx);
  if (scope !== null) requireScope(caller, scope);
}

function ask({ procedure }: Operation, ctx: Context, input: object): Promise<unknown> {
  const [feature = '', verb = ''] = procedure.split('.');
  const features = callerOf(ctx) as unknown as Record<
    string,
    Record<string, (input: object) => Promise<unknown>>
  >;
  const call = features[feature]?.[verb];
  if (call === undefined) throw new Error(`The router has no procedure "${procedure}"`);
  return call(input);
}
