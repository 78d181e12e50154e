import type { MappingView } from '@earntrack/contract';
import { atHeaderRow, type MappingFit } from '@earntrack/statements';
import type { Fingerprints } from '../reading/file-reading.ts';

/** A saved mapping by which a file may be read that is not quite what it was made for. */
export interface NearMapping {
  saved: MappingView;
  /** Null for a table without names, of which nothing is known but that it has as many columns. */
  fit: MappingFit | null;
}

/** More of them would be a list to search through. */
const MOST_OFFERED = 3;

type FitsOf = (
  mappings: readonly MappingView['mapping'][],
  names: readonly string[],
) => Promise<(MappingFit | null)[]>;

/** Of the saved mappings those that may read this file, which were made for others: those first that lack nothing, and are most alike. */
export async function nearMappings(
  saved: readonly MappingView[],
  { ofHeader, ofWidth, names, headerRow }: Fingerprints,
  fitsOf: FitsOf,
): Promise<NearMapping[]> {
  const others = names.length === 0 ? [] : saved.filter(({ fingerprint }) => fingerprint !== ofHeader);
  const fits = await fitsOf(
    others.map(({ mapping }) => atHeaderRow(mapping, headerRow)),
    names,
  );
  const fitting = others.flatMap((one, index) => {
    const fit = fits[index] ?? null;
    return fit ? [{ saved: one, fit }] : [];
  });
  const alike = ofHeader === null ? saved.filter(({ fingerprint }) => fingerprint === ofWidth) : [];
  return [
    ...alike.map((one) => ({ saved: one, fit: null })),
    ...fitting.toSorted(
      (left, right) => left.fit.missing.length - right.fit.missing.length || right.fit.share - left.fit.share,
    ),
  ].slice(0, MOST_OFFERED);
}
