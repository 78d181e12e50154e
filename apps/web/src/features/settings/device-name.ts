import type { DeviceView } from '@earntrack/contract';
import { browserName } from './browser-name.ts';

/** A browser or a program in words: "Firefox on Windows", "Program “curl”". */
export function deviceName({ kind, userAgent }: Pick<DeviceView, 'kind' | 'userAgent'>): string {
  if (kind === 'browser') return browserName(userAgent);
  const product = userAgent.trim().split(/[\s/]/)[0];
  return product ? `Program “${product}”` : 'A program that does not say what it is';
}
