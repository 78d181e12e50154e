import type { EarningView } from '@earntrack/contract';
import {
  asCurrency,
  type Clock,
  COMPONENT_NAMES,
  type ComponentName,
  type Components,
  componentsOf,
  isLocalDate,
  type LocalDate,
  microsFromDecimal,
  parseTypedDuration,
} from '@earntrack/domain';
import { amountText, type DecimalSign, readTypedAmount } from '../../lib/typed-amount.ts';

/** An earning while it is typed: texts as they stand in the fields, so that nothing typed is ever lost. */
export interface EarningDraft {
  platformId: string | null;
  /** A date, or what was typed where one was wanted. */
  earnedOn: string;
  currency: string;
  amounts: Record<ComponentName, string>;
  hours: string;
  clock: Clock;
  note: string;
  tags: string[];
  adjustsId: string | null;
  sale: EarningView['sale'];
}

/** The draft understood as far as it goes; `faults` are by field name. */
export interface EarningReading {
  components: Components;
  /** Parts whose text could not be read. */
  unread: ComponentName[];
  seconds: number | null;
  earnedOn: LocalDate | null;
  faults: Record<string, string>;
}

/** What a person wants to see before they type: today, the last platform, no amounts. */
export function emptyDraft(known: {
  platformId: string | null;
  earnedOn: LocalDate;
  currency: string;
}): EarningDraft {
  const amounts = Object.fromEntries(COMPONENT_NAMES.map((name) => [name, ''])) as EarningDraft['amounts'];
  const details = { tags: [], adjustsId: null, sale: null };
  return { ...known, amounts, hours: '', clock: 'doorToDoor', note: '', ...details };
}

/** An earning that is there, as it would have been typed. */
export function draftOf(earning: EarningView, decimal: DecimalSign): EarningDraft {
  const currency = asCurrency(earning.currency);
  const amounts = Object.fromEntries(
    COMPONENT_NAMES.map((name) => {
      const micros = microsFromDecimal(earning.components[name]);
      return [name, micros === 0n ? '' : amountText(micros, { decimal, currency })];
    }),
  ) as EarningDraft['amounts'];
  return {
    platformId: earning.platformId,
    earnedOn: earning.earnedOn,
    currency: earning.currency,
    amounts,
    hours: earning.hours ? hoursText(earning.hours.seconds) : '',
    clock: earning.hours?.clock ?? 'doorToDoor',
    note: earning.note,
    tags: earning.tags,
    adjustsId: earning.adjustsId,
    sale: earning.sale,
  };
}

/** A duration as it is typed: "3:45", with seconds only where there are any. */
export function hoursText(seconds: number): string {
  const pad = (value: number) => String(value).padStart(2, '0');
  const rest = seconds % 60;
  const clock = `${Math.floor(seconds / 3600)}:${pad(Math.floor((seconds % 3600) / 60))}`;
  return rest === 0 ? clock : `${clock}:${pad(rest)}`;
}

export interface DraftContext {
  decimal: DecimalSign;
  /** The draft before any editing, whose finer decimals stay allowed. */
  original?: EarningDraft;
}

/** Reads every field; the receipt shows what can be read, the faults go beside their fields. */
export function readDraft(draft: EarningDraft, { decimal, original }: DraftContext): EarningReading {
  const currency = asCurrency(draft.currency);
  const faults: Record<string, string> = {};
  const unread: ComponentName[] = [];
  const parts: Partial<Components> = {};
  for (const name of COMPONENT_NAMES) {
    const before = original?.currency === draft.currency ? original.amounts[name] : undefined;
    const reading = { decimal, currency, ...(before === undefined ? {} : { original: before }) };
    const typed = readTypedAmount(draft.amounts[name], reading);
    if (typed.kind === 'amount') parts[name] = typed.micros;
    if (typed.kind !== 'fault') continue;
    unread.push(name);
    faults[name] = typed.message;
  }
  if (draft.platformId === null) faults.platformId = 'Choose the platform it came from.';
  const earnedOn = isLocalDate(draft.earnedOn) ? draft.earnedOn : null;
  if (earnedOn === null) faults.earnedOn = 'Choose the day on which you earned it.';
  if (draft.sale?.units === 0) faults.units = 'Write whole units, like 3, or −1 for one that came back.';
  const seconds = draft.hours.trim() === '' ? null : parseTypedDuration(draft.hours);
  if (seconds === null && draft.hours.trim() !== '') faults.hours = 'Write hours like 3:45, 3h 45m or 3.75.';
  const isAsItWas = original !== undefined && COMPONENT_NAMES.every(hasSameText(draft, original));
  if (unread.length === 0 && !isAsItWas) Object.assign(faults, faultOfNothing(parts, seconds));
  return { components: componentsOf(parts), unread, seconds, earnedOn, faults };
}

function hasSameText(draft: EarningDraft, original: EarningDraft) {
  return (name: ComponentName) => draft.amounts[name] === original.amounts[name];
}

/** No money at all is an earning only where a person says so of hours that they worked. */
function faultOfNothing(parts: Partial<Components>, seconds: number | null): Record<string, string> {
  const amounts = Object.values(parts);
  if (amounts.some((micros) => micros !== 0n)) return {};
  if (amounts.length === 0) return { base: 'Write what you got.' };
  return seconds === null ? { base: 'Write what you got, or the hours that brought nothing.' } : {};
}

/** True when more than the one amount of quick entry is filled in. */
export function hasOtherParts(draft: EarningDraft): boolean {
  return COMPONENT_NAMES.some((name) => name !== 'base' && draft.amounts[name].trim() !== '');
}
