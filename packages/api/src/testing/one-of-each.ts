import type { BinItemView } from '@earntrack/contract';
import { expect } from 'vitest';
import { addPlatform, addProduct, earningInput, goalInput, payoutInput, workInput } from './factories.ts';
import type { Person } from './test-api.ts';

const hours = { clock: 'engaged', seconds: 1800 } as const;

/** What lies in the bin of somebody. */
export const binOf = async ({ api }: Person) => (await api.bin.list()).items;

/** Things of the bin as they are named to bring them back or delete them for good. */
export const named = (items: readonly BinItemView[]) => items.map(({ kind, id }) => ({ kind, id }));

/** One of each kind, tied together as far as what is tied can be deleted. */
export async function oneOfEach(person: Person) {
  const { api } = person;
  const { id: platformId } = await addPlatform(person, { name: 'Uber' });
  const spare = await addPlatform(person, { name: 'Spare', expectedHourly: '21.5' });
  const prices = [{ currency: 'USD', validFrom: '2026-01-01', price: '5' }];
  const sold = await addProduct(person, { name: 'Print' });
  const product = await addProduct(person, { name: 'Song', note: 'b-side', prices });
  const sale = { productId: sold.id, units: 2 };
  const earned = await api.earnings.create(
    earningInput(platformId, '84.15', { hours, sale, tags: ['night', 'rain'], note: 'Airport' }),
  );
  await api.earnings.create(earningInput(platformId, '-4', { adjustsId: earned.id }));
  const worked = await api.work.create(workInput([platformId], { note: 'Waiting' }));
  const paid = await api.payouts.create(payoutInput(platformId, '50.5'));
  const goal = await api.goals.create(goalInput('900', { platformId: spare.id }));
  const remove = async () => {
    await api.earnings.delete({ id: earned.id });
    await api.work.delete({ id: worked.id });
    await api.payouts.delete({ id: paid.id });
    await api.goals.delete({ id: goal.id });
    expect(await api.products.delete({ id: product.id })).toEqual({ outcome: 'deleted' });
    expect(await api.platforms.delete({ id: spare.id })).toEqual({ outcome: 'deleted' });
  };
  return { platformId, productId: product.id, earningId: earned.id, spare, goal, remove };
}
