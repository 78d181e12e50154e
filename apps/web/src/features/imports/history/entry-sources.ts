import type {
  PayoutVersionView,
  PayoutView,
  WorkVersionsView,
  WorkVersionView,
  WorkView,
} from '@earntrack/contract';
import {
  compared,
  type ComparedValue,
  isShown,
  type PlacedVersion,
  placesOf,
  type ValueSource,
} from './value-source.ts';

/** Each value of a payout beside what the file says that counts. */
export function payoutSources(payout: PayoutView, top: PayoutVersionView): ValueSource[] {
  return [
    compared('day', payout.paidOn, top.paidOn),
    compared('currency', payout.currency, top.currency),
    compared('amount', payout.amount, top.amount),
    compared('platform', payout.platformId, top.platformId),
    compared('note', payout.note || null, top.description || null),
  ]
    .map((source) => placed(source, top))
    .filter(isShown);
}

interface SaidOfWork {
  top: WorkVersionView;
  found: Pick<WorkVersionsView, 'versions' | 'typedAt'>;
}

/** The same of work. */
export function workSources(work: WorkView, { top, found }: SaidOfWork): ValueSource[] {
  const seconds = work.seconds[work.clock];
  const sources = [
    compared('day', work.workedOn, top.workedOn),
    compared('hours', seconds === undefined ? null : String(seconds), String(top.seconds)),
    compared('clock', work.clock, top.clock),
    compared('platform', work.platformIds.toSorted().join(' ') || null, top.platformId),
  ];
  return [...sources.map((source) => placed(source, top)), noteOf(work, { top, found })].filter(isShown);
}

/** A file writes a note only where it makes new work: an earlier one may have said it, also one that is undone. */
function noteOf({ note }: WorkView, { top, found: { versions, typedAt } }: SaidOfWork): ValueSource {
  const saying = versions.find(({ description }) => description === note);
  if (!saying && typedAt === null) return { name: 'note', value: note || null, places: [] };
  const { description } = saying ?? top;
  return placed(compared('note', note || null, description || null), saying ?? top);
}

function placed(source: ComparedValue, version: PlacedVersion): ValueSource {
  const { name, value, inFile = value } = source;
  return { ...source, places: placesOf(name, version, inFile) };
}
