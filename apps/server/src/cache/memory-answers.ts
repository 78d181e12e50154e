import type { AnswerKind, AnswerStore, Question } from '@earntrack/api/server';
import { LRUCache } from 'lru-cache';

/** Of all that is kept: some hundred people's answers of a working day. */
const MOST_BYTES = 32 * 1024 * 1024;
/** Strings have one or two bytes a character; what holds an entry together is counted by this. */
const BYTES = { character: 2, entry: 500 };

interface Kept {
  version: string;
  text: string;
}

/** Keeps answers in this process. Those that nobody asked for longest make room. */
export function memoryAnswers(
  keptSeconds: Record<AnswerKind, number>,
  mostBytes: number = MOST_BYTES,
): AnswerStore {
  const kept = new LRUCache<string, Kept>({
    maxSize: mostBytes,
    sizeCalculation: ({ text }) => BYTES.entry + text.length * BYTES.character,
  });
  const nameOf = ({ userId, asked }: Question) => `${userId} ${asked}`;
  return {
    async find(question) {
      const known = kept.get(nameOf(question));
      if (known?.version !== question.version) return { result: 'miss', text: null };
      return { result: 'hit', text: known.text };
    },
    async keep(question, text) {
      const { kind, version } = question;
      kept.set(nameOf(question), { version, text }, { ttl: keptSeconds[kind] * 1000 });
    },
    async forget(userId) {
      for (const name of kept.keys()) if (name.startsWith(`${userId} `)) kept.delete(name);
    },
  };
}
