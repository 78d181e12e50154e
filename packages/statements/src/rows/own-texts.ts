import { MAX_SALE_UNITS, PRODUCT_KINDS, type ProductKind } from '@earntrack/domain';
import { normalised } from '../header/header.ts';
import type { TextRole } from '../preset.ts';
import { quoted } from '../problem.ts';
import type { SourceRow } from '../table/source-rows.ts';
import type { Decisions } from './decisions.ts';
import { type OwnFileSale, unguarded } from './own-file.ts';

const PRODUCT_NAME_LENGTH = 120;
const EXTERNAL_ID_LENGTH = 200;

/** What only EarnTrack's own file says; sale and adjusted row are left open by a file without their columns. */
export interface OwnTexts {
  note: string;
  tags: string[];
  sale?: OwnFileSale | null;
  /** The id of the row that this one adjusts. */
  adjusts?: string | null;
}

export interface OwnCells {
  texts: OwnTexts;
  /** What keeps the row from being recorded, with the column where it stands. */
  fault: string | null;
}

/** The cells of one row that mean something in EarnTrack's own file alone, or null in any other. */
export function readOwnCells(source: SourceRow, decisions: Decisions): OwnCells | null {
  const { places } = decisions.match;
  if (places.text.note === undefined) return null;
  const cells = new RowCells(source, decisions);
  const tags = cells.text('tags').split(';');
  const texts: OwnTexts = {
    note: cells.text('note'),
    tags: tags.map((tag) => tag.trim()).filter((tag) => tag !== ''),
  };
  const fault = faultInSale(cells) ?? faultInAdjusts(cells);
  if (fault !== null) return { texts, fault };
  if (places.text.product !== undefined) texts.sale = saleOf(cells);
  if (places.text.adjusts !== undefined) texts.adjusts = cells.id('adjusts') || null;
  return { texts, fault };
}

/** The fault of a row that says whose sale or correction it is, and has no money that could be one. */
export function faultWithoutMoney({ sale, adjusts }: OwnTexts): string | null {
  if (sale) return `${quoted(sale.product)} is sold here, but there is no amount`;
  return adjusts ? 'another row is adjusted here, but there is no amount' : null;
}

/** As they were written, lines and all. */
class RowCells {
  readonly #cells: readonly string[];
  readonly #decisions: Decisions;

  constructor({ cells }: SourceRow, decisions: Decisions) {
    this.#cells = cells;
    this.#decisions = decisions;
  }

  text(role: TextRole): string {
    return unguarded(this.#cell(role)).trim();
  }

  /** As ids are compared: on one line, with nothing taken away. */
  id(role: 'id' | 'adjusts'): string {
    return this.#cell(role).replace(/\s+/g, ' ').trim();
  }

  column(role: TextRole): string {
    const [index] = this.#decisions.match.places.text[role] ?? [];
    return `column ${quoted(index === undefined ? role : (this.#decisions.labels[index] ?? role))}`;
  }

  #cell(role: TextRole): string {
    const [index] = this.#decisions.match.places.text[role] ?? [];
    return index === undefined ? '' : (this.#cells[index] ?? '');
  }
}

function saleOf(cells: RowCells): OwnFileSale | null {
  const product = cells.text('product');
  const units = unitsOf(cells.text('units'));
  const productKind = kindOf(cells.text('productKind'));
  return product === '' || units === null || productKind === null ? null : { product, productKind, units };
}

function faultInSale(cells: RowCells): string | null {
  const [product, units, kind] = [cells.text('product'), cells.text('units'), cells.text('productKind')];
  if (product === '')
    return units === '' ? null : `${quoted(units)} in ${cells.column('units')} is of no product: name it too`;
  if (product.length > PRODUCT_NAME_LENGTH)
    return `the name in ${cells.column('product')} is longer than ${PRODUCT_NAME_LENGTH} letters`;
  if (units === '') return `${cells.column('units')} does not say how many ${quoted(product)} there were`;
  if (unitsOf(units) === null)
    return `${quoted(units)} in ${cells.column('units')} is no whole number of units: at least 1 or -1, at most ${MAX_SALE_UNITS}`;
  return kindOf(kind) === null
    ? `${quoted(kind)} in ${cells.column('productKind')} is no kind of product: ${PRODUCT_KINDS.join(', ')}`
    : null;
}

function faultInAdjusts(cells: RowCells): string | null {
  const adjusts = cells.id('adjusts');
  if (adjusts.length > EXTERNAL_ID_LENGTH) return `${quoted(adjusts)} in ${cells.column('adjusts')} is no id`;
  return adjusts !== '' && adjusts === cells.id('id')
    ? `${cells.column('adjusts')} names this row itself: name the row that it corrects`
    : null;
}

/** Digits alone: a comma in them could part thousands as well as decimals. */
function unitsOf(cell: string): number | null {
  const [, sign, digits] = /^([-+−]?)(\d{1,7})$/.exec(cell) ?? [];
  const units = Number(digits);
  if (digits === undefined || units === 0 || units > MAX_SALE_UNITS) return null;
  return sign === '-' || sign === '−' ? -units : units;
}

/** A new product is a digital one until somebody says otherwise, in the form too. */
function kindOf(cell: string): ProductKind | null {
  if (cell === '') return 'digital';
  return PRODUCT_KINDS.find((kind) => kind === normalised(cell)) ?? null;
}
