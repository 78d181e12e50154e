import { hashSync } from '@node-rs/argon2';
import { expect, it } from 'vitest';
import { hashPassword, needsRehash, verifyPassword } from './passwords.ts';

it('recognises its own hash and nothing else', async () => {
  const hash = await hashPassword('correct horse', 'signIn');
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await verifyPassword(hash, 'correct horse')).toBe(true);
  expect(await verifyPassword(hash, 'correct horse ')).toBe(false);
});

it('compares every character of a long one', async () => {
  const long = `${'pass phrase '.repeat(21)}end.`;
  const hash = await hashPassword(long, 'signIn');
  expect(long).toHaveLength(256);
  expect(await verifyPassword(hash, long)).toBe(true);
  for (const other of [`${long.slice(0, -1)}!`, long.slice(0, -1), long.slice(0, 72), long.toUpperCase()])
    expect(await verifyPassword(hash, other)).toBe(false);
});

it('takes a password for the same however its letters are composed', async () => {
  const hash = await hashPassword('caf\u00e9 au lait', 'signIn');
  expect(await verifyPassword(hash, 'cafe\u0301 au lait')).toBe(true);
});

it('is never right for an account that does not exist, and computes a hash all the same', async () => {
  const hash = await hashPassword('correct horse', 'signIn');
  // Work, not time: a busy machine makes everything take longer, and nothing compute more.
  const cpuOf = async (passwordHash: string | null) => {
    const before = process.cpuUsage();
    for (let round = 0; round < 5; round += 1)
      expect(await verifyPassword(passwordHash, 'wrong')).toBe(false);
    return process.cpuUsage(before).user;
  };
  const [known, unknown] = [await cpuOf(hash), await cpuOf(null)];
  expect(unknown).toBeGreaterThan(known / 3);
});

it('does not block the event loop', async () => {
  let ticks = 0;
  const timer = setInterval(() => (ticks += 1), 1);
  await Promise.all(Array.from({ length: 4 }, () => hashPassword('correct horse', 'signIn')));
  clearInterval(timer);
  expect(ticks).toBeGreaterThan(0);
});

it('asks for a new hash when the parameters were others', async () => {
  expect(needsRehash(await hashPassword('correct horse', 'signIn'))).toBe(false);
  expect(needsRehash(hashSync('correct horse', { memoryCost: 4_096, timeCost: 1, parallelism: 1 }))).toBe(
    true,
  );
});

it('turns people away instead of queueing without end', async () => {
  const all = await Promise.allSettled(Array.from({ length: 110 }, async () => verifyPassword(null, 'x')));
  const refused = all.filter(({ status }) => status === 'rejected');
  expect(refused).toHaveLength(8);
});

it('lets registrations fill their own line only, so that whoever has an account can sign in', async () => {
  const all = Promise.allSettled(
    Array.from({ length: 160 }, async () => hashPassword('correct horse', 'registration')),
  );
  await expect(verifyPassword(null, 'x')).resolves.toBe(false);
  const refused = (await all).filter(({ status }) => status === 'rejected');
  expect(refused).toHaveLength(139);
});
