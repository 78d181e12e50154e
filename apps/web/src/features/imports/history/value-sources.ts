import type { AddedFeeView, EarningVersionView, EarningView } from '@earntrack/contract';
import { COMPONENT_NAMES, type ComponentName, decimalFromMicros, microsFromDecimal } from '@earntrack/domain';
import { compared, type ComparedValue, isShown, placesOf, type ValueSource } from './value-source.ts';

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
  return all.filter(isShown);
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

/** No person changes it: where it is another one, another file said it. */
function descriptionOf(earning: EarningView, { description }: EarningVersionView): ComparedValue {
  return { name: 'description', value: earning.description === description ? description || null : null };
}

function partOf({ components }: Pick<EarningView, 'components'>, name: ComponentName): string | null {
  return microsFromDecimal(components[name]) === 0n ? null : components[name];
}

function secondsOf({ hours }: Pick<EarningView, 'hours'>): string | null {
  return hours && String(hours.seconds);
}
