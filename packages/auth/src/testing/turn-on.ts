import { appCode } from '@earntrack/testkit';
import type { Accounts } from '../accounts.ts';
import type { TurnedOn } from '../second-factors.ts';
import { originOf } from './origin-of.ts';

/** Turns a second factor on, as somebody with an app does. */
export async function turnOn(
  { secondFactors }: Accounts,
  userId: string,
  { password, now }: { password: string; now: Date },
): Promise<TurnedOn & { secret: string }> {
  const { secret } = await secondFactors.begin(userId, password, originOf());
  return { secret, ...(await secondFactors.confirm(userId, appCode(secret, now), originOf())) };
}
