import type { ApiTokenView, TokenLifetime, TokenScope } from '@earntrack/contract';
import { momentInWords } from '../../lib/days.ts';

export const SCOPE_NAMES: Record<TokenScope, string> = {
  read: 'Read',
  write: 'Add and change',
  import: 'Import statements',
  export: 'Export',
};

/** The choices as a select has them. */
export const LIFETIMES: readonly { value: string; label: string; days: TokenLifetime }[] = [
  { value: '30', label: '30 days', days: 30 },
  { value: '90', label: '90 days', days: 90 },
  { value: '365', label: 'A year', days: 365 },
  { value: 'none', label: 'Until you revoke it', days: null },
];

interface Place {
  locale: string;
  timeZone: string;
}

/** What a token may do and for how long: "Read, export. Good until Dec 12, 2026, 10:00." */
export function allowanceInWords({ scopes, expiresAt, isExpired }: ApiTokenView, place: Place): string {
  const allowed = scopes.map((scope) => SCOPE_NAMES[scope].toLowerCase()).join(', ');
  const sentence = `${allowed.charAt(0).toUpperCase()}${allowed.slice(1)}.`;
  if (expiresAt === null) return `${sentence} Good until you revoke it.`;
  const when = momentInWords(expiresAt, place.locale, place.timeZone);
  return `${sentence} ${isExpired ? 'Expired' : 'Good until'} ${when}.`;
}

/** "Last used Nov 12, 2026, 10:00." */
export function lastUseInWords({ lastUsedAt }: ApiTokenView, { locale, timeZone }: Place): string {
  return lastUsedAt === null ? 'Not used yet.' : `Last used ${momentInWords(lastUsedAt, locale, timeZone)}.`;
}
