import type { Clock } from '@earntrack/domain';

/** The three clocks of work as people say them. */
export const CLOCK_NAMES: Readonly<Record<Clock, string>> = {
  doorToDoor: 'Door to door',
  online: 'Online, logged in',
  engaged: 'On a job',
};
