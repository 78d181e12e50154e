import {
  type Clock,
  COMPONENT_NAMES,
  type ComponentName,
  type Components,
  type ProductKind,
} from '@earntrack/domain';
import { amountCell, csvLine, csvStart, hoursCell, textCell } from '../cells/csv-cells.ts';

/** An earning as a line of EarnTrack's own file. */
export interface OwnFileEarning {
  id: string;
  platformName: string;
  earnedOn: string;
  currency: string;
  components: Components;
  hours: { clock: Clock; seconds: number } | null;
  /** What the statement calls it. */
  description: string;
  /** What the person wrote. */
  note: string;
  tags: readonly string[];
  sale: OwnFileSale | null;
  /** The id, in the same file or an earlier one, of the earning that this refund or correction adjusts. */
  adjusts: string | null;
}

/** What was sold; a product goes by its name, for an id means nothing in another account. */
export interface OwnFileSale {
  product: string;
  productKind: ProductKind;
  /** Negative for units that came back. */
  units: number;
}

/** Columns that mean something only in EarnTrack's own file. A file without the note is another one, and means what it says. */
export const OWN_COLUMNS = {
  note: 'own_note',
  tags: 'tags',
  product: 'product',
  productKind: 'product_kind',
  units: 'units',
  adjusts: 'adjusts',
} as const;

const AMOUNTS: Readonly<Record<ComponentName, string>> = {
  base: 'amount',
  tips: 'tips',
  bonuses: 'bonuses',
  adjustments: 'adjustments',
  reimbursements: 'reimbursements',
  fees: 'fees',
  taxesWithheld: 'taxes_withheld',
  passThroughTax: 'pass_through_tax',
  cashCollected: 'cash_collected',
};
const {
  note: NOTE,
  tags: TAGS,
  product: PRODUCT,
  productKind: KIND,
  units: UNITS,
  adjusts: ADJUSTS,
} = OWN_COLUMNS;
const TEXTS = ['hours', 'clock', 'notes', NOTE, TAGS, PRODUCT, KIND, UNITS, 'id', ADJUSTS];

/** The first line of EarnTrack's own file. */
export function ownFileStart(): string {
  const amounts = COMPONENT_NAMES.map((name) => AMOUNTS[name]);
  return csvStart(['platform', 'date', 'currency', ...amounts, ...TEXTS]);
}

/** One line of it: reading the file again gives the same earning, and a spreadsheet takes no text in it for a formula. */
export function ownFileLine(earning: OwnFileEarning): string {
  const { earnedOn, currency, components, hours, sale, id } = earning;
  const amounts = COMPONENT_NAMES.map((name) =>
    name === 'base' || components[name] !== 0n ? amountCell(components[name]) : '',
  );
  const time = [hours ? hoursCell(hours.seconds) : '', hours?.clock ?? ''];
  const texts = [earning.description, earning.note, earning.tags.join(';'), sale?.product ?? ''].map(
    textCell,
  );
  const sold = [sale?.productKind ?? '', sale ? String(sale.units) : ''];
  const ids = [id, earning.adjusts ?? ''];
  const cells = [
    textCell(earning.platformName),
    earnedOn,
    currency,
    ...amounts,
    ...time,
    ...texts,
    ...sold,
    ...ids,
  ];
  return csvLine(cells);
}

/** What a text cell of EarnTrack's own file says: without the sign that kept a spreadsheet from calculating with it. */
export function unguarded(cell: string): string {
  return /^'[=+\-@\t\r']/.test(cell) ? cell.slice(1) : cell;
}
