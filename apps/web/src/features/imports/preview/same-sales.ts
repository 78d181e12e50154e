import { SAME_SALES } from '@earntrack/statements';

/** The presets whose files may hold the same sales as those of this one, under other keys. */
export function othersOfSameSales(presetId: string): string[] {
  return SAME_SALES.filter((each) => each.includes(presetId)).flatMap((each) =>
    each.filter((other) => other !== presetId),
  );
}
