import { expect, test } from 'vitest';
import { mapAnswers } from '../testing/map-answers.ts';
import type { AnswerStore, Question } from './answer-store.port.ts';
import { Answers, type AskedAnswer } from './answers.ts';
import { questionOf } from './question-of.ts';

const QUESTION: Question = { kind: 'earnings', userId: 'ana', asked: 'sums', version: '1' };

function counting(store: AnswerStore = mapAnswers()) {
  const answers = new Answers(store);
  const results: AskedAnswer['result'][] = [];
  let made = 0;
  const ask = async (question: Partial<Question> = {}, make = async () => ({ made: (made += 1) })) => {
    const asked = { ...QUESTION, ...question };
    const { value, json } = await answers.answer(asked, make, ({ result }) => results.push(result));
    expect(JSON.parse(json)).toEqual(value);
    return value;
  };
  return { answers, ask, results };
}

test('an answer is made once for as long as its account stands as it did, and for each account apart', async () => {
  const { answers, ask, results } = counting();
  expect([await ask(), await ask()]).toEqual([{ made: 1 }, { made: 1 }]);
  expect(await ask({ version: '2' })).toEqual({ made: 2 });
  expect(await ask({ userId: 'rui' })).toEqual({ made: 3 });
  expect(await ask({ asked: 'days' })).toEqual({ made: 4 });
  await answers.forget('ana');
  expect([await ask(), await ask({ userId: 'rui' })]).toEqual([{ made: 5 }, { made: 3 }]);
  expect(results).toEqual(['miss', 'hit', 'miss', 'miss', 'miss', 'miss', 'hit']);
});

test('who asks while an answer is being made is given that one, but not one of another version', async () => {
  const { ask, results } = counting();
  const finished = Promise.withResolvers<{ made: number }>();
  const first = ask({}, () => finished.promise);
  const [second, later] = [ask(), ask({ version: '2' })];
  finished.resolve({ made: 100 });
  expect(await Promise.all([first, second, later])).toEqual([{ made: 100 }, { made: 100 }, { made: 1 }]);
  expect(results.filter((result) => result === 'hit')).toHaveLength(1);
});

test('what cannot be made is refused to everybody who waits for it, and tried again by the next', async () => {
  const { ask } = counting();
  const failing = async (): Promise<never> => {
    throw new Error('no connection');
  };
  const asked = await Promise.allSettled([ask({}, failing), ask({}, failing)]);
  expect(asked.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await ask()).toEqual({ made: 1 });
});

test.each(['error', 'bypass'] as const)(
  '%s: what could not be looked for is made and not sent there',
  async (result) => {
    const kept: string[] = [];
    const find = async () => ({ result, text: null });
    const { ask, results } = counting({
      ...mapAnswers(),
      find,
      keep: async (_, text) => void kept.push(text),
    });
    expect([await ask(), await ask()]).toEqual([{ made: 1 }, { made: 2 }]);
    expect({ results, kept }).toEqual({ results: [result, result], kept: [] });
  },
);

test('what goes by the present day is asked anew on the next day of the person, all else is not', () => {
  const state = { version: '1', timeZone: 'America/Los_Angeles' };
  const asked = (kind: 'analytics' | 'earnings', now: string) =>
    questionOf({ kind, path: 'a.b', state, actor: { userId: 'ana', now: new Date(now) } }, { period: 'week' })
      .asked;
  const [noon, evening, night] = ['2026-11-12T20:00:00Z', '2026-11-13T07:59:59Z', '2026-11-13T08:00:00Z'];
  expect(asked('analytics', noon)).toBe(asked('analytics', evening));
  expect(asked('analytics', night)).not.toBe(asked('analytics', evening));
  expect(asked('earnings', night)).toBe(asked('earnings', noon));
});
