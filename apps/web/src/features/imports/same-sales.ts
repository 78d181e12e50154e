import type { ImportView } from '@earntrack/contract';
import { SAME_SALES } from '@earntrack/statements';

type Told = Pick<ImportView, 'state' | 'presetId'>;

/** The latest import that counts of a file that may hold the same sales as one of this preset, under other keys; null where there is none. */
export function sameSalesIn<Import extends Told>(
  presetId: string,
  imports: readonly Import[],
): Import | null {
  const isOther = (other: string) =>
    other !== presetId && SAME_SALES.some((each) => each.includes(presetId) && each.includes(other));
  return imports.find((each) => each.state === 'committed' && isOther(each.presetId)) ?? null;
}

/** True where files of another preset may hold the same sales. */
export function mayHoldSameSales(presetId: string): boolean {
  return SAME_SALES.some((each) => each.includes(presetId));
}
