import { TRPCError } from '@trpc/server';
import { type Refusal, refusalOf } from '../trpc/refusals.ts';

/** How a call was refused. Throws when it was not. */
export async function refusal(call: Promise<unknown>): Promise<Refusal> {
  const answer = await call.then(
    (value: unknown) => ({ value }),
    (fault: unknown) => ({ fault }),
  );
  if ('value' in answer) throw new Error(`The call was answered: ${JSON.stringify(answer.value)}`);
  if (answer.fault instanceof TRPCError) return refusalOf(answer.fault);
  throw answer.fault;
}
