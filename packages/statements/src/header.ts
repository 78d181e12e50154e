import { TEXT_ROLES, type Layout, type TextRole } from './preset.ts';

/** How header names and types of rows are compared: without case, accents of width, spaces, hyphens and underscores. */
export function normalised(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\s_\u00a0\ufeff-]+/g, ' ')
    .trim()
    .toLowerCase();
}

/** Where the columns of a layout stand in one header row. */
export interface ColumnPlaces {
  text: { [Role in TextRole]?: number[] };
  money: Record<string, number>;
}

export interface LayoutMatch {
  layout: Layout;
  places: ColumnPlaces;
  /** Required roles and columns that are not there, by the names that the file would use. */
  missing: string[];
  /** How many columns of the header the layout knows. */
  known: number;
}

const MANY: ReadonlySet<TextRole> = new Set<TextRole>(['description', 'party']);

/** Looks up a layout's columns in a header row; a column serves one role only, the first that names it. */
export function matchLayout(layout: Layout, header: readonly string[]): LayoutMatch {
  const names = header.map(normalised);
  const taken = new Set<number>();
  const find = (wanted: readonly string[], limit: number): number[] => {
    const found: number[] = [];
    for (const name of wanted) {
      const index = names.indexOf(normalised(name));
      if (index < 0 || taken.has(index) || found.length >= limit) continue;
      taken.add(index);
      found.push(index);
    }
    return found;
  };
  const places: ColumnPlaces = { text: {}, money: {} };
  const missing: string[] = [];
  for (const [key, wanted] of Object.entries(layout.money)) {
    const [index] = find(wanted, 1);
    if (index !== undefined) places.money[key] = index;
    else if (layout.required.includes(key)) missing.push(wanted[0] ?? key);
  }
  for (const role of TEXT_ROLES) {
    const wanted = layout.columns[role] ?? [];
    const found = find(wanted, MANY.has(role) ? wanted.length : 1);
    if (found.length > 0) places.text[role] = found;
    else if (layout.required.includes(role)) missing.push(wanted[0] ?? role);
  }
  return { layout, places, missing, known: taken.size };
}

/** The name of a column that stands twice in the header and is read, or null. */
export function columnNamedTwice(header: readonly string[], places: ColumnPlaces): string | null {
  const names = header.map(normalised);
  const read = [...Object.values(places.money), ...Object.values(places.text).flat()];
  const twice = read.find((index) => names.indexOf(names[index] ?? '', index + 1) >= 0);
  return twice === undefined ? null : (header[twice]?.trim() ?? null);
}
