import type { AnswerKind, AnswerStore } from '@earntrack/api/server';
import type { FastifyBaseLogger } from 'fastify';
import type { Config } from '../config/index.ts';
import { openRedis, type RedisUse } from '../redis/redis-connection.ts';
import { codeVersion } from './code-version.ts';
import { memoryAnswers } from './memory-answers.ts';
import { redisAnswers } from './redis-answers.ts';

/** Where answers are kept, and how that is. */
export interface Cache extends AnswerStore {
  place: 'memory' | 'redis';
  /** Nobody looks there for now, as it does not answer. */
  isAway(): boolean;
  close(): void;
}

/** An answer that takes longer to find is made: whoever asks is kept waiting for less than five thousandths of a second. */
export const CACHING: RedisUse = {
  name: 'redis answers',
  patienceMs: 3,
  errorType: 'cache_away',
  away: 'The cache does not answer in time: answers are made anew',
  back: 'The cache answers again',
};

/**
 * In Redis where there is one, over a connection of its own: what is slow or large here holds up no counting of calls. Else in this
 * process.
 */
export async function openCache(
  { redis: address, keptSeconds }: Pick<Config, 'redis' | 'keptSeconds'>,
  log: FastifyBaseLogger,
  use: RedisUse = CACHING,
): Promise<Cache> {
  if (address === null) {
    const answers = onlyWanted(memoryAnswers(keptSeconds), keptSeconds);
    return { ...answers, place: 'memory', isAway: () => false, close() {} };
  }
  const redis = await openRedis(address, log, use);
  const answers = redisAnswers({ redis, keptSeconds, codeVersion: codeVersion() });
  return {
    ...onlyWanted(answers, keptSeconds),
    place: 'redis',
    isAway: () => redis.isAway(),
    close: () => redis.close(),
  };
}

/** Nothing is looked for, and nothing kept, of a kind that is kept for no time. */
function onlyWanted(answers: AnswerStore, keptSeconds: Record<AnswerKind, number>): AnswerStore {
  return {
    ...answers,
    find: async (question) =>
      keptSeconds[question.kind] === 0 ? { result: 'bypass', text: null } : answers.find(question),
  };
}
