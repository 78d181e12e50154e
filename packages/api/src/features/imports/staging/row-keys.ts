import { formerPayoutKey, keyOfCharge, keyOfCharged } from '@earntrack/statements';
import { derivedId } from '../../../identity/derived-id.ts';

/**
 * Rows of one id were once counted whatever their kind: of an order and a payout that are both number 3, one had the key `id:3#2`. Of more
 * rows than these it is not looked for.
 */
const ROWS_OF_ONE_ID = 9;

/** A host of many flats is paid for each of them on one day. Of more payouts of one day and text than these it is not looked for. */
const PAYOUTS_OF_ONE_DAY = 50;

interface Numbered {
  /** Of the first row of the id. */
  name: string;
  /** How many-th it is, from 0. */
  place: number;
}

/** A key without the number that it has from the second row of an id on. */
export function numbered(key: string): Numbered {
  const [suffix = '', count = '1'] = /#([2-9]|[1-9]\d{1,8})$/.exec(key) ?? [];
  return { name: key.slice(0, key.length - suffix.length), place: Number(count) - 1 };
}

export function keyAt(name: string, place: number): string {
  return place === 0 ? name : `${name}#${place + 1}`;
}

/** The keys under which a row of this one may have been recorded, by their places. */
export function keysOf(key: string): string[] {
  const { name } = numbered(key);
  return Array.from({ length: ROWS_OF_ONE_ID }, (_, place) => keyAt(name, place));
}

/**
 * The keys, by their places, under which earlier versions may have recorded a payout whose key has its amount now, or the fee of such a payout.
 * Empty for every other row.
 */
export function formerPayoutKeys(key: string): string[] {
  const charged = keyOfCharged(key);
  if (charged !== null) return formerPayoutKeys(charged).map(keyOfCharge);
  const former = formerPayoutKey(key);
  if (former === null) return [];
  return Array.from({ length: PAYOUTS_OF_ONE_DAY }, (_, place) => `${former.name}|${place + 1}`);
}

/** The key by which a row has this id: its own, or the one that it was recorded under before. */
export function keyOfTarget(
  idSeed: string,
  { platformId, key, rowId }: { platformId: string; key: string; rowId: string },
): string {
  const hasId = (each: string) => derivedId(idSeed, platformId, each) === rowId;
  return hasId(key) ? key : ([...keysOf(key), ...formerPayoutKeys(key)].find(hasId) ?? key);
}
