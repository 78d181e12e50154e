import type { EarnTrackClient } from '@earntrack/client';

import { importStatement } from './import-statement.ts';
import type { PlatformStory, Story, StoryRefund } from './story.ts';

/** As many calls as travel in one request. */
const AT_ONCE = 20;

/**
 * Records the whole story through the procedures that the pages use, so that every rule of theirs holds for it. Ids are the
 * story's own: doing it again, after an end in the middle, finishes it and doubles nothing.
 */
export async function fillDemo(
  client: EarnTrackClient,
  { platforms, goals }: Story,
  log: (message: string) => void,
): Promise<void> {
  for (const platform of platforms) await fillPlatform(client, platform, log);
  await inBatches(goals, (goal) => client.goals.create.mutate(goal));
}

async function fillPlatform(
  client: EarnTrackClient,
  { platform, files, ...typed }: PlatformStory,
  log: (message: string) => void,
): Promise<void> {
  await client.platforms.create.mutate(platform);
  for (const file of files) {
    const { outcomes } = await importStatement(client, file, platform.id);
    log(`  ${file.fileName}: ${outcomes.new} new, ${outcomes.changed} changed, ${outcomes.unchanged} known`);
  }
  const { products, earnings, refunds, payouts, work } = typed;
  await inBatches(products, (product) => client.products.create.mutate(product));
  await inBatches(earnings, (earning) => client.earnings.create.mutate(earning));
  await inBatches(refunds, (refund) => recordRefund(client, refund));
  await inBatches(payouts, (payout) => client.payouts.create.mutate(payout));
  await inBatches(work, (stretch) => client.work.create.mutate(stretch));
  const typedCount = earnings.length + refunds.length + payouts.length;
  log(`  ${platform.name}: ${typedCount} typed, ${work.length} times of work`);
}

async function recordRefund(client: EarnTrackClient, { earning, adjusts }: StoryRefund): Promise<void> {
  const day = { from: adjusts.day, to: adjusts.day, platformIds: [earning.platformId] };
  const { items } = await client.earnings.list.query(day);
  const adjusted = items.find(({ description }) => description === adjusts.description);
  if (adjusted === undefined) throw new Error(`Nothing of ${adjusts.day} is there to be refunded.`);
  await client.earnings.create.mutate({ ...earning, adjustsId: adjusted.id });
}

async function inBatches<Item>(
  items: readonly Item[],
  record: (item: Item) => Promise<unknown>,
): Promise<void> {
  for (let start = 0; start < items.length; start += AT_ONCE) {
    await Promise.all(items.slice(start, start + AT_ONCE).map(record));
  }
}
