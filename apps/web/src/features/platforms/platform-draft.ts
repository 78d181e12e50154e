import {
  type CataloguePlatform,
  PLATFORM_CATALOGUE,
  PLATFORM_COLOURS,
  type PlatformColour,
  type PlatformKind,
  type PlatformView,
} from '@earntrack/contract';
import { asCurrency, decimalFromMicros, microsFromDecimal, type Weekday } from '@earntrack/domain';
import { amountText, type DecimalSign, readTypedAmount } from '../../lib/typed-amount.ts';

/** A platform while it is typed. */
export interface PlatformDraft {
  name: string;
  kind: PlatformKind;
  colour: PlatformColour;
  currency: string;
  /** Empty: the profile's. */
  timeZone: string;
  dayCutoffMinutes: number;
  /** Null: the profile's. */
  weekStart: Weekday | null;
  expectedHourly: string;
  catalogueKey: string | null;
}

export interface PlatformReading {
  expectedHourly: string | null;
  faults: Record<string, string>;
}

export const KIND_NAMES: Readonly<Record<PlatformKind, string>> = {
  freelance: 'Freelance work',
  delivery: 'Delivery',
  rideshare: 'Rides',
  services: 'Services and lets',
  marketplace: 'Selling',
  content: 'Content',
  other: 'Something else',
};

/** Well-known platforms whose name holds the words, the closest first; all of them for no words. */
export function searchCatalogue(words: string): CataloguePlatform[] {
  const wanted = plain(words);
  const found = PLATFORM_CATALOGUE.filter((entry) => plain(entry.name).includes(wanted));
  const startsWith = (entry: CataloguePlatform) => plain(entry.name).startsWith(wanted);
  return found.toSorted((a, b) => Number(startsWith(b)) - Number(startsWith(a)));
}

function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

type Coloured = Pick<PlatformView, 'colour'>;

/** The colour that fewest of the platforms wear, so that they stay apart; among equals the preferred one. */
export function freeColour(platforms: readonly Coloured[], preferred: PlatformColour = 1): PlatformColour {
  const uses = (colour: PlatformColour) => platforms.filter((platform) => platform.colour === colour).length;
  const choices = [preferred, ...PLATFORM_COLOURS];
  return choices.toSorted((a, b) => uses(a) - uses(b))[0] ?? preferred;
}

/** A platform of the catalogue with its usual settings, in a colour that sets it apart from `platforms`. */
export function draftFromCatalogue(
  entry: CataloguePlatform,
  currency: string,
  platforms: readonly Coloured[] = [],
): PlatformDraft {
  const { name, kind, dayCutoffMinutes, weekStart } = entry;
  const colour = freeColour(platforms, entry.colour);
  const settings = { name, kind, colour, dayCutoffMinutes, weekStart };
  return {
    ...settings,
    currency: entry.currency ?? currency,
    timeZone: '',
    expectedHourly: '',
    catalogueKey: entry.key,
  };
}

/** A platform, or a direct client, that the catalogue does not know. */
export function ownDraft(name: string, colour: PlatformColour, currency: string): PlatformDraft {
  const settings = { dayCutoffMinutes: 0, weekStart: null, timeZone: '', expectedHourly: '' };
  return { name, kind: 'freelance', colour, currency, ...settings, catalogueKey: null };
}

/** A platform that is there, as it would have been typed. */
export function platformDraftOf(platform: PlatformView, decimal: DecimalSign): PlatformDraft {
  const { name, kind, colour, currency, dayCutoffMinutes, weekStart, catalogueKey } = platform;
  const settings = { name, kind, colour, currency, dayCutoffMinutes, weekStart, catalogueKey };
  const expectedHourly = platform.expectedHourly
    ? amountText(microsFromDecimal(platform.expectedHourly), { decimal, currency: asCurrency(currency) })
    : '';
  return { ...settings, timeZone: platform.timeZone ?? '', expectedHourly };
}

/** Reads what is typed; faults are by field. */
export function readPlatformDraft(draft: PlatformDraft, decimal: DecimalSign): PlatformReading {
  const faults: Record<string, string> = {};
  if (draft.name.trim() === '') faults.name = 'Give the platform a name.';
  const reading = { decimal, currency: asCurrency(draft.currency) };
  const typed = readTypedAmount(draft.expectedHourly, reading);
  if (typed.kind === 'fault') faults.expectedHourly = typed.message;
  if (typed.kind === 'amount' && typed.micros < 0n) faults.expectedHourly = 'An hour cannot cost you money.';
  return { expectedHourly: typed.kind === 'amount' ? decimalFromMicros(typed.micros) : null, faults };
}
