import { networkOf } from '@earntrack/auth';
import { AppError } from '@earntrack/contract';
import type { Caller } from '../caller.ts';
import type { Budget } from './budgets.ts';
import type { CallMeter, Spent } from './call-meter.port.ts';

interface Calling {
  caller: Caller | null;
  meter: CallMeter;
  request: { address: string; noteSpent: (spent: Spent) => void };
}

/** Pays for one call from the budget of whoever makes it. Throws `too_many_requests` where nothing is left. */
export async function spendCall({ caller, meter, request }: Calling, budget: Budget): Promise<void> {
  const spent = caller
    ? await meter.spend(budget, spenderOf(caller))
    : await meter.spend('guests', networkOf(request.address));
  request.noteSpent(spent);
  if (spent.isOver) throw tooManyCalls(spent.secondsLeft);
}

/** What somebody is told whose budget is used up. */
export function tooManyCalls(secondsLeft: number): AppError {
  const wait = secondsLeft === 1 ? 'in a second' : `in ${secondsLeft} seconds`;
  return new AppError('too_many_requests', `That was a lot at once. Try again ${wait}.`, {
    retryAfterSeconds: secondsLeft,
  });
}

/** Each token spends apart from its owner's browser. Its id alone would not do: another user may have chosen the same. */
function spenderOf({ userId, tokenId }: Caller): string {
  return tokenId === null ? userId : `${userId}/${tokenId}`;
}
