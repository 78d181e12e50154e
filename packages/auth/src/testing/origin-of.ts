import type { Origin } from '../origin.ts';

/** Somebody who is nobody yet, from an address and with a browser of their own choice. */
export function originOf(address = '10.0.0.1', userAgent = 'a test'): Origin {
  return { kind: 'nobody', id: null, name: '', address, userAgent };
}

/** A program of somebody, from an address of its own. */
export const SCRIPT: Origin = originOf('10.0.0.1', 'a script');
