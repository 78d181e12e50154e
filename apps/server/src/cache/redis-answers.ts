import type { AnswerKind, AnswerStore, Question } from '@earntrack/api/server';
import { ReplyError } from 'ioredis';
import type { RedisConnection } from '../redis/redis-connection.ts';

/** Longer ones take longer to send than anybody waits. */
const MOST_CHARACTERS = 512 * 1024;
const MISS = { result: 'miss', text: null } as const;

interface RedisAnswersParts {
  redis: RedisConnection;
  keptSeconds: Record<AnswerKind, number>;
  /** Of what makes the answers: other code may make others of the same things. */
  codeVersion: string;
}

/**
 * Keeps answers in Redis for all instances. Each question has one place, where the answer of a later version takes that of the
 * earlier: what is out of date takes no room. An index for each account, in the order in which its answers end, finds them all when
 * the account is deleted. The braces keep what is of one account on one node of a cluster.
 */
export function redisAnswers({ redis, keptSeconds, codeVersion }: RedisAnswersParts): AnswerStore {
  const { client } = redis;
  const longestSeconds = Math.max(...Object.values(keptSeconds));
  const placeOf = ({ userId, asked }: Question) => `earntrack:answer:{${userId}}:${codeVersion}:${asked}`;
  const indexOf = (userId: string) => `earntrack:answers:{${userId}}`;

  async function keep(question: Question, text: string): Promise<unknown> {
    const { kind, userId, version } = question;
    const [place, index, now] = [placeOf(question), indexOf(userId), Date.now()];
    const seconds = keptSeconds[kind];
    // All of it or nothing, as where Redis is full: nothing may stay that the index does not know, or that does not end.
    return client
      .multi()
      .set(place, `${version}\n${text}`, 'EX', seconds)
      .zadd(index, now + seconds * 1000, place)
      .zremrangebyscore(index, '-inf', String(now))
      .expire(index, longestSeconds)
      .exec()
      .catch(ignoreRefusal);
  }

  async function forget(userId: string): Promise<unknown> {
    const index = indexOf(userId);
    return client.unlink(index, ...(await client.zrange(index, '0', '-1')));
  }

  return {
    async find(question) {
      if (redis.isAway()) return { result: 'bypass', text: null };
      try {
        const kept = await redis.ask(() => client.get(placeOf(question)));
        return readKept(kept, question.version);
      } catch {
        return { result: 'error', text: null };
      }
    },
    async keep(question, text) {
      if (text.length <= MOST_CHARACTERS) await redis.ask(() => keep(question, text)).catch(() => {});
    },
    async forget(userId) {
      // What cannot be taken away now ends by itself.
      await redis.ask(() => forget(userId)).catch(() => {});
    },
  };
}

function readKept(kept: string | null, version: string) {
  if (kept === null || !kept.startsWith(`${version}\n`)) return MISS;
  return { result: 'hit', text: kept.slice(version.length + 1) } as const;
}

/** A Redis that is full answers in time, only not as one would like: it is not away. */
function ignoreRefusal(fault: unknown): null {
  if (fault instanceof ReplyError) return null;
  throw fault;
}
