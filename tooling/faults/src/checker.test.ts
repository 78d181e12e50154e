import { describe, expect, test } from 'vitest';
import { check, type Found, refusals, type Told, unanswered } from './checker.ts';
import type { Effect, Operation, Outcome, State } from './history.ts';

const EUR: State = { currency: 'EUR', micros: 12_500_000n, isLive: true, tags: [], seconds: null };
const TAGGED: State = { ...EUR, tags: ['night'] };
const BINNED: State = { ...EUR, isLive: false };

function operation(name: string, effects: Effect[], ...outcomes: Outcome[]): Operation {
  const attempts = outcomes.map((outcome, at) => ({ invokedMs: at, endedMs: at + 1, outcome, said: '' }));
  return { name, user: 'ana', effects, attempts };
}

function makes(thing: string, after = EUR): Effect {
  return { thing, kind: 'earning', before: null, after };
}

function row(thing: string, state = EUR, user = 'ana'): Found {
  return { user, thing, kind: 'earning', state };
}

function faultsOf(operations: Operation[], found: Found[], told: Told[] = []) {
  return check({ operations, found, told }).map(({ fault, about }) => `${fault}: ${about}`);
}

describe('what was acknowledged', () => {
  const created = operation('create', [makes('a')], 'acknowledged');

  test('is there once: nothing is wrong', () => {
    expect(faultsOf([created], [row('a')])).toEqual([]);
  });

  test('is lost where no row is there, and where its row is another user’s', () => {
    expect(faultsOf([created], [])).toEqual(['lost: earning a of ana']);
    expect(faultsOf([created], [row('a', EUR, 'rui')])).toEqual([
      'lost: earning a of ana',
      'not asked for: earning a of rui',
    ]);
  });

  test('is doubled where two rows are there', () => {
    expect(faultsOf([created], [row('a'), row('a')])).toEqual(['doubled: earning a of ana']);
  });

  test.each([
    ['its money', { ...EUR, micros: 12_500_001n }],
    ['its currency', { ...EUR, currency: 'USD' }],
    ['its tags', TAGGED],
    ['its hours', { ...EUR, seconds: 3600 }],
    ['its place', BINNED],
  ])('is changed where %s is another', (_what, state) => {
    expect(faultsOf([created], [row('a', state)])).toEqual(['changed: earning a of ana']);
  });

  test('is lost where a later write to it was taken back', () => {
    const binned = operation('delete', [{ ...makes('a', BINNED), before: EUR }], 'acknowledged');
    expect(faultsOf([created, binned], [row('a', BINNED)])).toEqual([]);
    expect(faultsOf([created, binned], [row('a')])).toEqual(['changed: earning a of ana']);
  });
});

describe('what nobody knows of', () => {
  const known = operation('create', [makes('a')], 'acknowledged');
  const both = [makes('b'), makes('c')];

  test('may be there, or not', () => {
    const unknown = operation('import', both, 'unknown');
    expect(faultsOf([unknown], [])).toEqual([]);
    expect(faultsOf([unknown], [row('b'), row('c')])).toEqual([]);
  });

  test('is there twice at most never', () => {
    const unknown = operation('create', [makes('b')], 'unknown', 'unknown');
    expect(faultsOf([unknown], [row('b'), row('b')])).toEqual(['doubled: earning b of ana']);
  });

  test('is half where a part of it is there', () => {
    const unknown = operation('import', both, 'unknown');
    expect(faultsOf([unknown], [row('b')])).toEqual(['half: import', 'lost: earning c of ana']);
    const tags = [
      { ...makes('a', TAGGED), before: EUR },
      { ...makes('b', TAGGED), before: EUR },
    ];
    const history = [
      known,
      operation('create', [makes('b')], 'acknowledged'),
      operation('tag', tags, 'unknown'),
    ];
    expect(faultsOf(history, [row('a', TAGGED), row('b')])).toEqual([
      'half: tag',
      'changed: earning b of ana',
    ]);
    expect(faultsOf(history, [row('a', TAGGED), row('b', TAGGED)])).toEqual([]);
    expect(faultsOf(history, [row('a'), row('b')])).toEqual([]);
  });

  test('has to be there once a retry was acknowledged', () => {
    const retried = operation('create', [makes('b')], 'unknown', 'acknowledged');
    expect(faultsOf([retried], [row('b')])).toEqual([]);
    expect(faultsOf([retried], [])).toEqual(['lost: earning b of ana']);
  });

  test('stays unknown where nobody ever answers', () => {
    const silent = operation('create', [makes('b')], 'unknown', 'unknown');
    expect(unanswered([known, silent]).map(({ about }) => about)).toEqual(['create']);
    expect(unanswered([known, operation('again', [makes('b')], 'unknown', 'acknowledged')])).toEqual([]);
  });
});

describe('what was refused', () => {
  test('is not there', () => {
    const refused = operation('create', [makes('a')], 'refused');
    expect(faultsOf([refused], [])).toEqual([]);
    expect(faultsOf([refused], [row('a')])).toEqual(['not asked for: earning a of ana']);
  });

  test('is wrong wherever the same was asked for again, but not where it was turned away', () => {
    const again = operation('create', [makes('a')], 'acknowledged', 'refused');
    expect(refusals([again, operation('other', [makes('b')], 'unknown')]).map(({ about }) => about)).toEqual([
      'create',
    ]);
    const turnedAway = { invokedMs: 0, endedMs: 1, outcome: 'refused', said: 'too_many_requests' } as const;
    expect(refusals([{ ...again, attempts: [turnedAway] }])).toEqual([]);
  });
});

describe('the money of a user', () => {
  const created = operation('create', [makes('a'), makes('b'), makes('c', BINNED)], 'acknowledged');
  const found = [row('a'), row('b'), row('c', BINNED)];
  const says = (micros: bigint, currency = 'EUR'): Told[] => [
    { by: 'the day', of: ['earning'], sums: [{ user: 'ana', kind: 'earning', currency, micros }] },
  ];

  test('is what lies outside of the bin', () => {
    expect(faultsOf([created], found, says(25_000_000n))).toEqual([]);
  });

  test('is wrong where a sum is another, is missing, or is of something that is not there', () => {
    expect(faultsOf([created], found, says(37_500_000n))).toEqual(['wrong sum: earnings of ana in EUR']);
    expect(faultsOf([created], found, [{ by: 'the day', of: ['earning'], sums: [] }])).toEqual([
      'wrong sum: earnings of ana in EUR',
    ]);
    expect(faultsOf([created], found, [...says(25_000_000n), ...says(1n, 'USD')])).toEqual([
      'wrong sum: earnings of ana in USD',
      'wrong sum: earnings of ana in EUR',
    ]);
  });

  test('counts what was unknown as it is found', () => {
    const history = [created, operation('create', [makes('d')], 'unknown')];
    expect(faultsOf(history, found, says(25_000_000n))).toEqual([]);
    expect(faultsOf(history, [...found, row('d')], says(37_500_000n))).toEqual([]);
    expect(faultsOf(history, [...found, row('d')], says(25_000_000n))).toEqual([
      'wrong sum: earnings of ana in EUR',
    ]);
  });
});
