type Dated<Day extends string> =
  | { kind: 'earning'; earnedOn: Day }
  | { kind: 'work'; workedOn: Day }
  | { kind: 'payout'; paidOn: Day };

/** The day on which the thing that a row names happened. */
export function dayOfRecorded<Day extends string>(item: Dated<Day>): Day {
  switch (item.kind) {
    case 'earning':
      return item.earnedOn;
    case 'work':
      return item.workedOn;
    case 'payout':
      return item.paidOn;
  }
}

/** The same, and null for a row that is left out. */
export function dayOfItem<Day extends string>(item: Dated<Day> | { kind: 'leftOut' }): Day | null {
  return item.kind === 'leftOut' ? null : dayOfRecorded(item);
}
