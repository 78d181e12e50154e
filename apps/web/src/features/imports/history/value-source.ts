import type { EarningVersionView, ValueName } from '@earntrack/contract';

/** Where in a file a value stands. */
export interface Place {
  importId: string;
  fileName: string;
  /** None where no column says it, and it is of the file as a whole. */
  rows: number[];
  /** None where that was not kept. */
  columns: string[];
}

/** What is shown of an entry: what files name, and of work its clock, which is in its hours. */
export type SourceName = ValueName | 'clock' | 'note';

/** One value of an entry: what it is, and what files say that count where that is something else. */
export interface ValueSource {
  name: SourceName;
  /** Decimal for money, a date, a currency code, seconds, a clock, a text, or ids of platforms with spaces between; null for none. */
  value: string | null;
  /** Left out where the files say the same. */
  inFile?: string | null;
  /** None where no import says it that is not undone. */
  places: Place[];
}

/** What files say of any entry: its rows, and from which of them and of their columns each value is. */
export type PlacedVersion = Pick<EarningVersionView, 'importId' | 'fileName' | 'rows' | 'origins'>;

/** The same without its places. */
export type ComparedValue = Omit<ValueSource, 'places'>;

/** A value beside what the file says that counts. */
export function compared(name: SourceName, value: string | null, inFile: string | null): ComparedValue {
  return value === inFile ? { name, value } : { name, value, inFile };
}

/** Where a version says a value. The rows that are made from the same columns are one place. */
export function placesOf(
  name: SourceName,
  { importId, fileName, rows, origins }: PlacedVersion,
  inFile: string | null,
): Place[] {
  if (origins === null || inFile === null) return [{ importId, fileName, rows, columns: [] }];
  const said = Map.groupBy(
    origins.filter((origin) => origin.name === nameInFile(name)),
    ({ columns }) => JSON.stringify(columns),
  );
  if (said.size === 0) return [{ importId, fileName, rows: [], columns: [] }];
  return [...said.values()].map((alike) => ({
    importId,
    fileName,
    rows: alike.map(({ row }) => row),
    columns: alike[0]?.columns ?? [],
  }));
}

function nameInFile(name: SourceName): ValueName {
  if (name === 'clock') return 'hours';
  return name === 'note' ? 'description' : name;
}

/** A value that is neither there nor said is not shown. */
export function isShown({ value, inFile = null }: ValueSource): boolean {
  return value !== null || inFile !== null;
}
