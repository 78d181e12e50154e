import type { GoalPeriodKind, GoalView } from '@earntrack/contract';
import { asCurrency, formatMoney, microsFromDecimal } from '@earntrack/domain';
import type { SentencePiece } from '../../components/figure-sentence.tsx';
import { amountText, type DecimalSign, readTypedAmount } from '../../lib/typed-amount.ts';
import { PERIOD_WORDS } from './goal-words.ts';

/** A goal while it is typed: texts as they stand in the fields. */
export interface GoalDraft {
  periodKind: GoalPeriodKind;
  currency: string;
  /** Null: on all platforms together. */
  platformId: string | null;
  target: string;
}

export interface GoalReading {
  micros: bigint | null;
  faults: Record<string, string>;
}

/** A goal that is there, as it would have been typed. */
export function goalDraftOf(goal: GoalView, decimal: DecimalSign): GoalDraft {
  const { periodKind, currency, platformId } = goal;
  const target = amountText(microsFromDecimal(goal.target), { currency: asCurrency(currency), decimal });
  return { periodKind, currency, platformId, target };
}

/** Reads the target; `original` is its text before editing. */
export function readGoalDraft(
  { target, currency }: GoalDraft,
  { decimal, original }: { decimal: DecimalSign; original: string },
): GoalReading {
  const code = asCurrency(currency);
  const typed = readTypedAmount(target, { decimal, currency: code, ...(original && { original }) });
  if (typed.kind === 'fault') return { micros: null, faults: { target: typed.message } };
  if (typed.kind === 'empty') return { micros: null, faults: { target: 'Write what you want to make.' } };
  if (typed.micros <= 0n) return { micros: null, faults: { target: 'Aim at more than nothing.' } };
  return { micros: typed.micros, faults: {} };
}

/** "You want to make $3,000.00 every month on Upwork." */
export function aimSentence(
  { periodKind, currency }: GoalDraft,
  micros: bigint | null,
  { locale, platformName }: { locale: string; platformName: string | null },
): SentencePiece[] {
  if (micros === null) return [{ text: 'How much do you want to make?' }];
  const place = platformName === null ? '' : ` on ${platformName}`;
  return [
    { text: 'You want to make ' },
    { text: formatMoney(micros, asCurrency(currency), locale), isFigure: true },
    { text: ` ${PERIOD_WORDS[periodKind].every}${place}.` },
  ];
}
