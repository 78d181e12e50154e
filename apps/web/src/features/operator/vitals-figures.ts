import type { VitalsView } from '@earntrack/contract';
import { countWords, durationWords, shareWords } from './figure-words.ts';
import type { VitalsPoint } from './vitals-history.ts';

const MEGABYTE = 1024 * 1024;

/** One of the figures that are drawn. */
export interface VitalsFigure {
  name: string;
  valueOf: (point: VitalsPoint) => number | null;
  words: (value: number, locale: string) => string;
  /** What else there is to know of it now. */
  detail: (point: VitalsPoint, vitals: VitalsView, locale: string) => string;
}

export const VITALS_FIGURES: readonly VitalsFigure[] = [
  {
    name: 'Requests a second',
    valueOf: ({ requestsPerSecond }) => requestsPerSecond,
    words: (value, locale) => countWords(value, locale, 1),
    detail: (_, { streams }, locale) => `open streams of changes: ${countWords(streams, locale)}`,
  },
  {
    name: 'Failed through us',
    valueOf: ({ errorShare }) => errorShare,
    words: shareWords,
    detail: ({ errorShare }) => (errorShare === null ? 'nothing was asked' : 'of all requests'),
  },
  {
    name: 'Duration, 95 of 100 below',
    valueOf: ({ p95Ms }) => p95Ms,
    words: durationWords,
    detail: ({ p95Ms }) => (p95Ms === null ? 'nothing was asked' : 'streams are left out'),
  },
  {
    name: 'Event loop at work',
    valueOf: ({ busyShare }) => busyShare,
    words: shareWords,
    detail: ({ delayP99Ms }, _, locale) =>
      delayP99Ms === null
        ? 'its delay is not known yet'
        : `99 of 100 turns came within ${durationWords(delayP99Ms, locale)}`,
  },
  {
    name: 'Memory',
    // Round numbers of it are wanted on the axis.
    valueOf: ({ memoryBytes }) => memoryBytes / MEGABYTE,
    words: (value, locale) => `${countWords(value, locale)} MB`,
    detail: (_, { memory }, locale) => `of ${countWords(memory.limitBytes / MEGABYTE, locale)} MB`,
  },
  {
    name: 'Connections in use',
    valueOf: ({ connectionsInUse }) => connectionsInUse,
    words: (value, locale) => countWords(value, locale),
    detail: ({ connectionsAwaited }, { pool }, locale) =>
      `of ${countWords(pool.max, locale)}; waiting for one: ${countWords(connectionsAwaited, locale)}`,
  },
  {
    name: 'Answers found in the cache',
    valueOf: ({ cacheHitShare }) => cacheHitShare,
    words: shareWords,
    detail: ({ cacheHitShare }) =>
      cacheHitShare === null ? 'nothing was looked for' : 'of those looked for',
  },
];
