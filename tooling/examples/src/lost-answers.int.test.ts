import { createEarnTrackClient, readFailure, resumeSession, signInWithPassword } from '@earntrack/client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ANA, addPlatform, makeToken, type RealServer, startRealServer } from './testing/real-server.ts';

let server: RealServer;
beforeAll(async () => {
  server = await startRealServer();
});
afterAll(() => server.stop());

/** A network that loses the first answer of every two: the server did what it was asked, and nobody was told. */
function losing() {
  let count = 0;
  const send: typeof fetch = async (...request) => {
    const answer = await fetch(...request);
    count += 1;
    if (count % 2 === 0) return answer;
    await answer.arrayBuffer();
    throw new TypeError('fetch failed');
  };
  return { fetch: send, count: () => count };
}

test('every change that names something by its id is done once, though each first answer is lost', async () => {
  const { browser, url } = server;
  const token = await makeToken(browser, ['read', 'write']);
  const platformId = await addPlatform(browser, 'Shop');
  const network = losing();
  const client = createEarnTrackClient({ url, auth: { token }, fetch: network.fetch, retries: 1 });
  const id = crypto.randomUUID();
  const day = '2026-11-20';

  const earning = { platformId, earnedOn: day, currency: 'EUR', components: { base: '10' } } as const;
  const { version } = await client.earnings.create.mutate({ id, ...earning });
  await client.earnings.update.mutate({ id, version, ...earning, components: { base: '12' } });
  await client.earnings.delete.mutate({ id });
  expect(await client.earnings.restore.mutate({ id })).toMatchObject({ components: { base: '12' } });
  const target = { ids: [id] };
  const bulk = { id: crypto.randomUUID(), target, change: { addTags: ['once'] } };
  expect(await client.earnings.bulkEdit.mutate(bulk)).toMatchObject({ count: 1 });
  await client.earnings.undoBulk.mutate({ id: bulk.id });
  await client.earnings.bulkDelete.mutate({ id: crypto.randomUUID(), target });

  const time = { kind: 'duration', workedOn: day, seconds: 3600 } as const;
  const work = { platformIds: [platformId], clock: 'engaged' as const, time };
  const worked = await client.work.create.mutate({ id, ...work });
  await client.work.update.mutate({ id, version: worked.version, ...work, note: 'Late' });
  await client.work.delete.mutate({ id });
  await client.work.restore.mutate({ id });

  const payout = { platformId, paidOn: day, currency: 'EUR', amount: '5' } as const;
  const paid = await client.payouts.create.mutate({ id, ...payout });
  await client.payouts.update.mutate({ id, version: paid.version, ...payout, amount: '6' });
  await client.payouts.delete.mutate({ id });
  await client.payouts.restore.mutate({ id });

  const goal = { periodKind: 'month', currency: 'EUR', target: '100' } as const;
  const aimed = await client.goals.create.mutate({ id, ...goal });
  await client.goals.update.mutate({ id, version: aimed.version, ...goal, target: '200' });

  const product = {
    id,
    name: 'Bowl',
    kind: 'physical' as const,
    prices: [{ currency: 'EUR', validFrom: day, price: '48' }],
  };
  const made = await client.products.create.mutate(product);
  await client.products.update.mutate({ id, version: made.version, name: 'Big bowl' });
  const price = { id, currency: 'EUR', validFrom: '2026-12-01' };
  await client.products.setPrice.mutate({ ...price, price: '50' });
  await client.products.removePrice.mutate(price);
  await client.products.archive.mutate({ id });
  await client.products.unarchive.mutate({ id });

  await client.platforms.archive.mutate({ id: platformId });
  await client.platforms.unarchive.mutate({ id: platformId });
  const unused = await addPlatform(client, 'Unused');
  await client.platforms.update.mutate({ id: unused, version: 1, name: 'Still unused' });
  const { version: seen } = await client.profile.get.query();
  expect(await client.profile.update.mutate({ version: seen, displayName: 'Ana' })).toMatchObject({
    version: seen + 1,
  });
  const [kept, paidOut] = [await browser.work.list.query({}), await browser.payouts.list.query({})];
  expect([kept.items.length, paidOut.items.length]).toEqual([1, 1]);
  expect(network.count()).toBe(29 * 2);
});

test('a program signs in, is kept by its refresh token, and signs out for good', async () => {
  const { url } = server;
  let kept = '';
  const onTokens = ({ refreshToken }: { refreshToken: string }) => {
    kept = refreshToken;
  };
  const first = await signInWithPassword({ url, ...ANA, onTokens });
  await createEarnTrackClient({ url, auth: first }).profile.get.query();
  const keptByFirst = kept;
  const second = resumeSession({ url, refreshToken: kept, onTokens });
  const client = createEarnTrackClient({ url, auth: second });
  await Promise.all(Array.from({ length: 20 }, () => client.profile.get.query()));
  expect(kept).not.toBe(keptByFirst);
  await second.signOut();
  const later = createEarnTrackClient({ url, auth: resumeSession({ url, refreshToken: kept }) });
  const failure = await later.profile.get.query().then(() => null, readFailure);
  expect(failure).toMatchObject({ kind: 'refused', code: 'not_signed_in' });
});
