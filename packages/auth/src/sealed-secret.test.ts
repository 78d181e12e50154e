import { expect, test } from 'vitest';
import { createSealer } from './sealed-secret.ts';

const [OLD, NEW, OTHER] = ['the key of last year', 'the key of this year', 'the key of somebody else'];
const [ANA, RUI] = ['ana', 'rui'];
const SECRET = 'JBSWY3DPEHPK3PXP';

test('what the key before sealed is opened beside what the present key sealed, and by no other', () => {
  const sealed = createSealer(OLD).seal(SECRET, ANA);
  const both = createSealer(NEW, OLD);
  expect(both.open(sealed, ANA)).toBe(SECRET);
  expect(both.open(both.seal(SECRET, ANA), ANA)).toBe(SECRET);
  expect(createSealer(NEW).open(sealed, ANA)).toBeNull();
  expect(createSealer(NEW, OTHER).open(sealed, ANA)).toBeNull();
  expect(both.open(sealed, RUI)).toBeNull();
});

test('what is sealed anew is opened by the present key alone, and what was so stays as it is', () => {
  const both = createSealer(NEW, OLD);
  const fresh = both.reseal(createSealer(OLD).seal(SECRET, ANA), ANA) ?? '';
  expect(createSealer(NEW).open(fresh, ANA)).toBe(SECRET);
  expect(createSealer(OLD).open(fresh, ANA)).toBeNull();
  expect(both.reseal(fresh, ANA)).toBe(fresh);
});

test('what neither key or another owner sealed is not sealed anew', () => {
  const both = createSealer(NEW, OLD);
  expect(both.reseal(createSealer(OTHER).seal(SECRET, ANA), ANA)).toBeNull();
  expect(both.reseal(createSealer(OLD).seal(SECRET, ANA), RUI)).toBeNull();
});
