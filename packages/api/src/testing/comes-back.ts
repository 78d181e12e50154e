import type { EntryKind } from '@earntrack/contract';
import { TRPCError } from '@trpc/server';
import { refusalOf } from '../trpc/refusals.ts';
import type { Person } from './test-api.ts';

/** Brings an entry back from the bin, as one of many or by itself; false where it is refused, since nobody holds it any more. */
export async function comesBack(
  { api }: Person,
  { kind, id }: { kind: EntryKind; id: string },
  isAlone: boolean,
): Promise<boolean> {
  const alone = {
    earning: () => api.earnings.restore({ id }),
    work: () => api.work.restore({ id }),
    payout: () => api.payouts.restore({ id }),
  };
  try {
    await (isAlone ? alone[kind]() : api.bin.restore({ items: [{ kind, id }] }));
    return true;
  } catch (fault) {
    if (fault instanceof TRPCError && refusalOf(fault).code === 'conflict') return false;
    throw fault;
  }
}
