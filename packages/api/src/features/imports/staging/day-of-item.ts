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

/** The same; of a row that is left out only where it says that something is taken back. */
export function dayOfItem<Day extends string>(
  item: Dated<Day> | { kind: 'leftOut'; takesBack?: { on: Day } | undefined },
): Day | null {
  return item.kind === 'leftOut' ? (item.takesBack?.on ?? null) : dayOfRecorded(item);
}
