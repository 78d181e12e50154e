import type { OwedView, PayoutView, PlatformView } from '@earntrack/contract';
import { asCurrency, isLocalDate, microsFromDecimal, roundedDecimal } from '@earntrack/domain';
import { amountText, type DecimalSign, readTypedAmount } from '../../lib/typed-amount.ts';
import { standingOf } from './owed-words.ts';

/** A payout while it is typed: texts as they stand in the fields. */
export interface PayoutDraft {
  platformId: string | null;
  paidOn: string;
  currency: string;
  amount: string;
  note: string;
}

/** What the suggestion of an amount follows from. */
export interface Ledger {
  owed: readonly OwedView[];
  platforms: readonly PlatformView[];
  decimal: DecimalSign;
}

export interface PayoutReading {
  paidOn: string | null;
  micros: bigint | null;
  faults: Record<string, string>;
}

/** A payout that is there, as it would have been typed. */
export function payoutDraftOf(payout: PayoutView, decimal: DecimalSign): PayoutDraft {
  const { platformId, paidOn, currency, note } = payout;
  const amount = amountText(microsFromDecimal(payout.amount), { currency: asCurrency(currency), decimal });
  return { platformId, paidOn, currency, amount, note };
}

/** A payout that is to be typed, for all that the platform owes. */
export function newPayoutDraft(
  platformId: string | null,
  paidOn: string,
  { ledger, currency }: { ledger: Ledger; currency: string },
): PayoutDraft {
  const empty = { platformId, paidOn, currency, amount: '', note: '' };
  return platformId === null ? empty : { ...empty, ...suggestionFor(platformId, ledger) };
}

/** What a platform owes, in its own currency where it owes in several; no amount where it owes nothing. */
function suggestionFor(
  platformId: string,
  { owed, platforms, decimal }: Ledger,
): Partial<Pick<PayoutDraft, 'currency' | 'amount'>> {
  const own = platforms.find(({ id }) => id === platformId)?.currency;
  const owing = owed.filter((row) => row.platformId === platformId && standingOf(row) === 'owes');
  const row = owing.find(({ currency }) => currency === own) ?? owing[0];
  if (!row) return { amount: '', ...(own && { currency: own }) };
  const currency = asCurrency(row.currency);
  const shown = microsFromDecimal(roundedDecimal(microsFromDecimal(row.owed), currency));
  return { currency, amount: amountText(shown, { currency, decimal }) };
}

/** Another platform brings what it owes, unless the person has typed an amount of their own. */
export function platformChange(draft: PayoutDraft, platformId: string, ledger: Ledger): Partial<PayoutDraft> {
  const before = draft.platformId === null ? {} : suggestionFor(draft.platformId, ledger);
  const { amount, ...rest } = suggestionFor(platformId, ledger);
  const isUntouched = draft.amount.trim() === '' || draft.amount === before.amount;
  return { platformId, ...rest, ...(isUntouched && { amount: amount ?? '' }) };
}

/** Reads every field; `original` is the amount before editing. */
export function readPayoutDraft(
  draft: PayoutDraft,
  { decimal, original }: { decimal: DecimalSign; original?: string },
): PayoutReading {
  const faults: Record<string, string> = {};
  if (draft.platformId === null) faults.platformId = 'Choose the platform that paid.';
  const isDay = isLocalDate(draft.paidOn);
  if (!isDay) faults.paidOn = 'Choose the day on which it arrived.';
  const currency = asCurrency(draft.currency);
  const typed = readTypedAmount(draft.amount, { decimal, currency, ...(original && { original }) });
  const micros = typed.kind === 'amount' && typed.micros !== 0n ? typed.micros : null;
  if (typed.kind === 'fault') faults.amount = typed.message;
  else if (micros === null) faults.amount = 'Write how much arrived.';
  return { paidOn: isDay ? draft.paidOn : null, micros, faults };
}
