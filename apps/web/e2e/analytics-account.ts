import type { Page } from '@playwright/test';
import { giveEarning, givePlatform, mutate, newUuid } from './account.ts';

/** The last quarter of 2025, which every test can name: it is over. */
export const QUARTER = '/analytics?at=2025-11-12';

async function giveShift(page: Page, platformId: string, [startedAt, endedAt]: readonly [string, string]) {
  const time = { kind: 'span', startedAt, endedAt };
  await mutate(page.request, 'work.create', {
    id: newUuid(),
    platformIds: [platformId],
    clock: 'online',
    time,
  });
}

/** Two Tuesday mornings at 15 an hour and two Thursday evenings at 35; fees, tips, and a shop beside them. */
export async function giveQuarter(page: Page) {
  const uber = await givePlatform(page, { name: 'Uber' });
  const etsy = await givePlatform(page, { name: 'Etsy', colour: 3 });
  const shifts = [
    ['2025-11-04', '09', '13', '40'],
    ['2025-11-11', '09', '13', '80'],
    ['2025-11-06', '18', '21', '90'],
    ['2025-10-30', '19', '20', '50'],
  ] as const;
  for (const [day, from, to, base] of shifts) {
    await giveShift(page, uber, [`${day}T${from}:00:00Z`, `${day}T${to}:00:00Z`]);
    await giveEarning(page, { platformId: uber, earnedOn: day, components: { base } });
  }
  for (const base of ['10', '20', '30', '40', '50']) {
    const components = { base, tips: '2', fees: '4' };
    await giveEarning(page, { platformId: etsy, earnedOn: '2025-12-01', components });
  }
  return { uber, etsy };
}
