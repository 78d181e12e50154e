import type { Clock } from '@earntrack/domain';

/** The clock that hours were kept by, after a noun: "hours, door to door". */
export const CLOCK_WORDS: Readonly<Record<Clock, string>> = {
  doorToDoor: 'door to door',
  online: 'online',
  engaged: 'on jobs',
};
