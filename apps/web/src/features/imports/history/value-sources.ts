import type { AddedFeeView, EarningVersionView, EarningView, ValueName } from '@earntrack/contract';
import { COMPONENT_NAMES, type ComponentName, decimalFromMicros, microsFromDecimal } from '@earntrack/domain';

/** Where in a file a value stands. */
export interface Place {
  importId: string;
  fileName: string;
  /** None where no column says it, and it is of the file as a whole. */
  rows: number[];
  /** None where that was not kept. */
  columns: string[];
}

/** One value of an earning: what it is, and what files say that count where that is something else. */
export interface ValueSource {
  name: ValueName;
  /** Decimal for money, a date, a currency code, seconds, a text, or the id of a platform; null for none. */
  value: string | null;
  /** Left out where the files say the same. */
  inFile?: string | null;
  places: Place[];
}

/** What files say of an earning: the version that counts, and fees of earlier ones that are in it too. */
interface SaidByFiles {
  top: EarningVersionView;
  addedFees: readonly AddedFeeView[];
}

/** A server of the version before this one, which may answer while versions change, says nothing of columns and of added fees. */
type ToldByFiles = Partial<Pick<SaidByFiles, 'addedFees'>> & {
  top: Omit<EarningVersionView, NewInVersion> & Partial<Pick<EarningVersionView, NewInVersion>>;
};
type NewInVersion = 'origins' | 'platformId' | 'description';

/** Each value of an earning beside what the files say that count. Parts of nothing in both are left out. */
export function valueSources(earning: EarningView, told: ToldByFiles): ValueSource[] {
  const { origins = null, platformId = null, description = '' } = told.top;
  const top = { ...told.top, origins, platformId, description };
  const files = { top, addedFees: told.addedFees ?? [] };
  const parts = COMPONENT_NAMES.map((name) => partSource(name, earning, files));
  const sources = [
    compared('day', earning.earnedOn, top.earnedOn),
    compared('currency', earning.currency, top.currency),
    compared('hours', secondsOf(earning), secondsOf(top)),
    // Of which columns these were made was not always kept, and then there is nothing to say of them.
    ...(top.origins === null
      ? []
      : [compared('platform', earning.platformId, top.platformId), descriptionOf(earning, top)]),
  ].map((source) => ({ ...source, places: placesOf(source.name, top, source.inFile ?? source.value) }));
  const [day, currency, ...others] = sources;
  const all = [day, currency, ...parts, ...others].filter((source) => source !== undefined);
  return all.filter(({ value, inFile }) => value !== null || (inFile ?? null) !== null);
}

type Compared = Omit<ValueSource, 'places'>;

function compared(name: ValueName, value: string | null, inFile: string | null): Compared {
  return value === inFile ? { name, value } : { name, value, inFile };
}

function partSource(name: ComponentName, earning: EarningView, { top, addedFees }: SaidByFiles): ValueSource {
  const added = addedFees.filter((fee) => fee.name === name);
  const own = partOf(top, name);
  const sum = added.reduce(
    (micros, { value }) => micros + microsFromDecimal(value),
    microsFromDecimal(own ?? '0'),
  );
  const inFiles = sum === 0n ? null : decimalFromMicros(sum);
  const places = added.map(({ importId, fileName, rows, columns }) => ({
    importId,
    fileName,
    rows,
    columns,
  }));
  return {
    ...compared(name, partOf(earning, name), inFiles),
    places: own === null && places.length > 0 ? places : [...placesOf(name, top, own), ...places],
  };
}

/** The rows that are made from the same columns are one place. */
function placesOf(name: ValueName, version: EarningVersionView, inFile: string | null): Place[] {
  const { importId, fileName, rows, origins } = version;
  if (origins === null || inFile === null) return [{ importId, fileName, rows, columns: [] }];
  const said = Map.groupBy(
    origins.filter((origin) => origin.name === name),
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

/** No person changes it: where it is another one, another file said it. */
function descriptionOf(earning: EarningView, { description }: EarningVersionView): Compared {
  return { name: 'description', value: earning.description === description ? description || null : null };
}

function partOf({ components }: Pick<EarningView, 'components'>, name: ComponentName): string | null {
  return microsFromDecimal(components[name]) === 0n ? null : components[name];
}

function secondsOf({ hours }: Pick<EarningView, 'hours'>): string | null {
  return hours && String(hours.seconds);
}
