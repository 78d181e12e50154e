import { type Limit, type LimitName, LIMITS } from './limits.ts';

export type Verdict = 'well' | 'plan' | 'act' | 'unknown';

export interface Measurement {
  of: LimitName;
  /** Null where it could not be measured; `basis` says why. */
  value: number | null;
  /** What the number is of: over which time, of which table. */
  basis: string;
  /** Nothing was there to be measured, which is as it should be: `basis` says so, and the value is 0. */
  isNone?: true;
}

/** What could not be measured, and why. */
export function unknown(of: LimitName, basis: string): Measurement {
  return { of, value: null, basis };
}

/** Nothing is there that could be bad. */
export function none(of: LimitName, basis: string): Measurement {
  return { of, value: 0, basis, isNone: true };
}

export interface Row {
  name: string;
  value: number | null;
  measured: string;
  limit: string;
  verdict: Verdict;
  /** What to do, in one sentence; empty where nothing is to be done. */
  advice: string;
}

/** Compares one measurement with its limit. */
export function judge({ of, value, basis, isNone }: Measurement): Row {
  const limit: Limit = LIMITS[of];
  const verdict = verdictOf(limit, value);
  const measured = value === null || isNone ? basis : [limit.show(value), basis].filter(Boolean).join(', ');
  const advice = verdict === 'plan' || verdict === 'act' ? limit.advice : '';
  return { name: limit.name, value, measured, limit: limitInWords(limit), verdict, advice };
}

function verdictOf({ plan, act, isLeast }: Limit, value: number | null): Verdict {
  if (value === null || Number.isNaN(value)) return 'unknown';
  const isPast = (step: number | null) => step !== null && (isLeast ? value < step : value > step);
  if (isPast(act)) return 'act';
  return isPast(plan) ? 'plan' : 'well';
}

function limitInWords({ plan, act, isLeast, show }: Limit): string {
  const side = isLeast ? 'below' : 'above';
  const steps = [
    plan === null ? '' : `plan ${side} ${show(plan)}`,
    act === null ? '' : `act ${side} ${show(act)}`,
  ];
  return steps.filter(Boolean).join(', ');
}

/** 2: something could not be looked at. 1: something is to be done. */
export function exitCodeOf({ rows, unseen }: { rows: readonly Row[]; unseen: readonly string[] }): 0 | 1 | 2 {
  if (unseen.length > 0) return 2;
  return rows.some(({ verdict }) => verdict === 'plan' || verdict === 'act') ? 1 : 0;
}
