import { describe, expect, test } from 'vitest';
import { readConfig } from './config.ts';
import { DATABASE_URL, problemsOf } from '../testing/problems-of.ts';

test('a pooler is beside the database, not in its place, and takes no statements with names without word', () => {
  const DATABASE_POOLER_URL = 'postgres://earn:hunter2secret@localhost:6432/earntrack';
  expect(readConfig({ DATABASE_URL }).database).toMatchObject({ poolerUrl: null, namedStatements: true });
  expect(readConfig({ DATABASE_URL, DATABASE_POOLER_URL }).database).toMatchObject({
    connectionString: DATABASE_URL,
    poolerUrl: DATABASE_POOLER_URL,
    namedStatements: false,
  });
  const named = { DATABASE_URL, DATABASE_POOLER_URL, DB_NAMED_STATEMENTS: 'true' };
  expect(readConfig(named).database.namedStatements).toBe(true);
  const message = problemsOf({ DATABASE_URL, DATABASE_POOLER_URL: 'hunter2secret@localhost:6432' });
  expect(message).toContain('DATABASE_POOLER_URL is not an address like');
  expect(message).not.toContain('hunter2secret');
});

describe('Redis', () => {
  const REDIS_URL = 'redis://:hunter2secret@localhost:6379/0';

  test('is used when it is wanted, and only then', () => {
    expect(readConfig({ DATABASE_URL }).redis).toBeNull();
    expect(readConfig({ DATABASE_URL, REDIS_URL }).redis).toBeNull();
    const redisOf = (env: Record<string, string>) =>
      readConfig({ DATABASE_URL, REDIS_ENABLED: 'true', ...env }).redis;
    expect(redisOf({ REDIS_URL })).toEqual({ url: REDIS_URL, sentinels: null });
    const overTls = 'rediss://redis.example.com:6380';
    expect(redisOf({ REDIS_URL: overTls })).toEqual({ url: overTls, sentinels: null });
    expect(redisOf({ REDIS_URL, REDIS_SENTINELS: '10.0.0.1:26379, [::1]:26380' })?.sentinels).toEqual([
      { host: '10.0.0.1', port: 26_379 },
      { host: '::1', port: 26_380 },
    ]);
  });

  test.each(['10.0.0.1', 'redis://10.0.0.1:26379', '10.0.0.1:70000', '10.0.0.1:26379,'])(
    'is looked for at Sentinels whose addresses can be meant, in words where they cannot: %s',
    (REDIS_SENTINELS) => {
      expect(problemsOf({ DATABASE_URL, REDIS_URL, REDIS_SENTINELS })).toContain('REDIS_SENTINELS names');
    },
  );

  test('is not looked for at Sentinels over TLS', () => {
    const message = problemsOf({
      DATABASE_URL,
      REDIS_URL: 'rediss://earntrack',
      REDIS_SENTINELS: '10.0.0.1:26379',
    });
    expect(message).toContain('REDIS_SENTINELS goes with redis:// alone');
  });

  test('that is wanted has an address, which is said beside every other problem', () => {
    const message = problemsOf({ DATABASE_URL, REDIS_ENABLED: 'true', PORT: '70000' });
    expect(message).toContain('REDIS_URL is missing beside REDIS_ENABLED');
    expect(message).toContain('PORT');
  });

  test.each([
    'localhost:6379',
    'http://localhost:6379',
    'redis://',
    'redis://:hunter2secret@localhost:port',
    'redis://:hunter2secret@localhost:6379/cache',
  ])('at an address that cannot be meant is refused in words, wanted or not: %s', (address) => {
    const message = problemsOf({ DATABASE_URL, REDIS_URL: address });
    expect(message).toMatch(/REDIS_URL (is not an address like|has to end with the number)/);
    expect(message).not.toContain('hunter2secret');
  });
});
