import { expect, it } from 'vitest';
import { AccountLimit, SIGN_IN_LIMITS } from './account-limit.ts';

const MINUTE_MS = 60_000;

function fail(limit: AccountLimit, count: number, who: (index: number) => [email: string, address: string]) {
  return Array.from({ length: count }, (_, index) => limit.admit(...who(index), 0)).filter(Boolean).length;
}

it('stops one network that tries many accounts, for a while, and no other network', () => {
  const limit = new AccountLimit(SIGN_IN_LIMITS);
  expect(fail(limit, 200, (index) => [`${index}@example.com`, '192.0.2.7'])).toBe(50);
  expect(limit.admit('ana@example.com', '192.0.2.7', 0)).toBe(false);
  expect(limit.admit('ana@example.com', '192.0.2.8', 0)).toBe(true);
  expect(limit.admit('ana@example.com', '192.0.2.7', 15 * MINUTE_MS)).toBe(true);
});

it('takes all addresses of an IPv6 network for one', () => {
  const limit = new AccountLimit(SIGN_IN_LIMITS);
  expect(fail(limit, 200, (index) => ['ana@example.com', `2001:db8:1:2::${index + 1}`])).toBe(10);
  expect(fail(limit, 200, (index) => [`${index}@example.com`, `2001:db8:1:2::${index + 1}`])).toBe(40);
  expect(limit.admit('ana@example.com', '2001:db8:1:3::1', 0)).toBe(true);
});

it('slows guessing at one account from many networks down, and lets its owner in from another', () => {
  const limit = new AccountLimit(SIGN_IN_LIMITS);
  expect(fail(limit, 100, (index) => ['ana@example.com', `10.0.0.${index % 10}`])).toBe(100);
  expect(fail(limit, 300, (index) => ['ana@example.com', `10.0.1.${index % 10}`])).toBe(30);
  expect(fail(limit, 2, () => ['ana@example.com', '192.0.2.7'])).toBe(2);
  expect(limit.admit('ana@example.com', '192.0.2.7', 0)).toBe(true);
});

it('does not count who gets in, and lets nobody clear the failures of a network by getting in', () => {
  const limit = new AccountLimit(SIGN_IN_LIMITS);
  const signIn = (email: string) => {
    const isAdmitted = limit.admit(email, '192.0.2.7', 0);
    if (isAdmitted) limit.succeeded(email, '192.0.2.7');
    return isAdmitted;
  };
  for (let index = 0; index < 200; index += 1) expect(signIn('rui@example.com')).toBe(true);
  expect(fail(limit, 49, (index) => [`${index}@example.com`, '192.0.2.7'])).toBe(49);
  expect(signIn('rui@example.com')).toBe(true);
  expect(fail(limit, 10, (index) => [`other${index}@example.com`, '192.0.2.7'])).toBe(1);
});

it('an attempt that is refused does not count, so that waiting is not prolonged for others', () => {
  const limit = new AccountLimit(SIGN_IN_LIMITS);
  expect(fail(limit, 1_000, () => ['ana@example.com', '192.0.2.7'])).toBe(10);
  expect(limit.admit('rui@example.com', '192.0.2.7', 0)).toBe(true);
});
