import { z } from 'zod';
import {
  ENTRY_KINDS,
  IMPORT_OUTCOMES,
  type ImportOutcome,
  ITEM_DECISIONS,
  KEPT_REASONS,
  UNDO_EFFECTS,
  type UndoEffect,
} from '../choices.ts';
import { IMPORT_STATES, type UndoCounts } from '../statements.ts';
import { currencyView, dateView, decimalView, idView, instantView } from './fields.ts';
import { CLOCKS, COMPONENT_NAMES } from '@earntrack/domain';

/** One per currency, or one in seconds ("s") for a file of hours: file = recorded + left out when it holds. */
export const controlTotalView = z.object({
  unit: z.string(),
  file: z.string(),
  recorded: z.string(),
  leftOut: z.string(),
  isOk: z.boolean(),
});
export type ControlTotalView = z.output<typeof controlTotalView>;

/** Products that are not there yet; of many only the first are named. */
export const newProductsView = z.object({ count: z.int(), names: z.array(z.string()) });
export type NewProductsView = z.output<typeof newProductsView>;

export const undoEffectsView = z.object({
  removed: z.int().describe('Entries that no other file and no person holds'),
  reverted: z.int().describe('Entries that say again what another file says'),
  held: z
    .int()
    .describe('Entries that stay as they are, since another file says the same or something later'),
  kept: z
    .int()
    .describe('Entries that stay as somebody left them who changed, deleted, tagged or corrected them'),
  givenBack: z.int().describe('Entries that are again what somebody had who took the row instead'),
} satisfies Record<UndoEffect, z.ZodType>);
export type UndoEffectsView = z.output<typeof undoEffectsView>;

export const undoCountsView = undoEffectsView.extend({
  platforms: z.int().describe('Platforms that it made and that nothing else uses'),
  products: z.int().describe('Products that were made for its sales and that nothing else uses'),
} satisfies Record<Exclude<keyof UndoCounts, UndoEffect>, z.ZodType>);
export type UndoCountsView = z.output<typeof undoCountsView>;

export const tiedFileView = z.object({
  importId: idView,
  fileName: z.string(),
  committedAt: instantView,
  isLater: z.boolean().nullable().describe('What a person said; null until they did'),
});
export type TiedFileView = z.output<typeof tiedFileView>;

export const otherFileView = z.object({ importId: idView, fileName: z.string() });
export type OtherFileView = z.output<typeof otherFileView>;

export const importView = z.object({
  id: idView,
  state: z.enum(IMPORT_STATES),
  presetId: z.string(),
  fileName: z.string(),
  why: z.string(),
  rowCount: z.int(),
  itemCount: z.int(),
  stagedCount: z.int(),
  outcomes: z.object({
    new: z.int(),
    unchanged: z.int(),
    changed: z.int(),
    leftOut: z.int(),
  } satisfies Record<ImportOutcome, z.ZodType>),
  possibleDuplicates: z
    .int()
    .describe('New rows that look like something typed by hand; counted before recording only'),
  takenBack: z
    .int()
    .describe(
      'Entries of other files of which rows of this one leave nothing, as a payment that was canceled',
    ),
  staying: z
    .int()
    .describe(
      'Entries that stay since a person typed or changed them, though this file, as the first, leaves nothing of them; counted before recording only',
    ),
  notTaken: z
    .int()
    .describe('Rows that say otherwise than their entry, which a person or another file holds as it is'),
  earnings: z.int().describe('What was or would be recorded, by kind'),
  work: z.int(),
  payouts: z.int(),
  newProducts: newProductsView.describe(
    'Products that it made or would make, for sales of names that are not there',
  ),
  tiedFiles: z
    .array(tiedFileView)
    .describe(
      'Recorded files that say otherwise of some row and end on the same day, the latest first: which one was exported later is asked before recording only',
    ),
  overlappingFiles: z
    .array(otherFileView)
    .describe(
      'Recorded files of another kind that have income of the same platforms on the days of what is new: where they tell of the same sales, these would count twice; looked for before recording only',
    ),
  control: z.array(controlTotalView),
  createdAt: instantView,
  committedAt: instantView.nullable(),
  undoneAt: instantView.nullable(),
  undo: undoCountsView.nullable().describe('What undoing it did'),
});
export type ImportView = z.output<typeof importView>;

export const oneImportView = importView.extend({
  unreadRows: z
    .int()
    .describe('Rows left out because nobody can say what their amount is: the totals say nothing of them'),
});
export type OneImportView = z.output<typeof oneImportView>;

/** Where rows went that name a platform so, or none. */
export const platformOfImportsView = z.object({ name: z.string().nullable(), platformId: idView });
export type PlatformOfImportsView = z.output<typeof platformOfImportsView>;

export const importMappingView = z.object({
  mapping: z
    .record(z.string(), z.unknown())
    .nullable()
    .describe('In the form of a mapping file; null where a preset read it'),
});
export type ImportMappingView = z.output<typeof importMappingView>;

export const itemDifferenceView = z.object({
  name: z.enum(['day', 'currency', 'description', ...COMPONENT_NAMES, 'seconds', 'units', 'amount']),
  before: z.string(),
  now: z.string(),
});
export type ItemDifferenceView = z.output<typeof itemDifferenceView>;

/** Something that a person typed and that a row of the same kind may be once more. */
export const twinView = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('earning'),
    id: idView,
    earnedOn: dateView,
    currency: currencyView,
    net: decimalView,
    note: z.string(),
  }),
  z.object({
    kind: z.literal('work'),
    id: idView,
    workedOn: dateView,
    clock: z.enum(CLOCKS),
    seconds: z.int(),
    isOfEarning: z
      .boolean()
      .describe('Typed with an earning: no row becomes these hours, and the row can be left out'),
    note: z.string(),
  }),
  z.object({
    kind: z.literal('payout'),
    id: idView,
    paidOn: dateView,
    currency: currencyView,
    amount: decimalView.describe('Positive = sent to the bank'),
    note: z.string(),
  }),
]);
export type TwinView = z.output<typeof twinView>;

/** An entry of another file of which a row says that nothing is to stay recorded. */
export const takenBackView = z.object({
  kind: z.enum(ENTRY_KINDS),
  id: idView,
  description: z.string(),
  day: dateView,
  value: decimalView.describe('What it comes to, after fees; in seconds for hours'),
  unit: z.string(),
  fileName: z.string().describe('The file that recorded it; of several the one that counts'),
  says: z.string().nullable().describe('The status of the row, as its file writes it'),
  isFee: z.boolean().describe('What was taken for a payout, and stood in its row'),
  kept: z
    .enum(KEPT_REASONS)
    .nullable()
    .describe('Why it stays; null where recording takes it back, or took it back'),
});
export type TakenBackView = z.output<typeof takenBackView>;

export const importItemView = z.object({
  chunk: z.int(),
  position: z.int(),
  decision: z.enum(ITEM_DECISIONS).nullable(),
  differences: z
    .array(itemDifferenceView)
    .describe('What a row that changed, or is not taken, says otherwise; before recording only'),
  kept: z
    .enum(KEPT_REASONS)
    .nullable()
    .describe('Why what the row says is not taken, where its entry says otherwise; before recording only'),
  twin: twinView
    .nullable()
    .describe('Something typed by hand that a new row may be once more; before recording only'),
  takesBack: z.array(takenBackView).describe('Entries of other files of which this row leaves nothing'),
  kind: z.enum([...ENTRY_KINDS, 'leftOut']),
  rows: z.array(z.int()),
  outcome: z.enum(IMPORT_OUTCOMES),
  description: z.string(),
  reason: z.string().nullable(),
  isUnread: z
    .boolean()
    .describe('Left out because nobody can say what its amount is: it counts as nothing in the totals'),
  value: z.string().describe("What the file's money column says for these rows; in seconds for hours"),
  unit: z.string(),
  comesTo: z
    .object({ value: decimalView, unit: currencyView })
    .nullable()
    .describe(
      'Of an earning: what is left after fees, where columns may hold cash too; of a payout: positive = sent to the bank',
    ),
  day: dateView.nullable(),
  clock: z.enum(CLOCKS).nullable(),
});
export type ImportItemView = z.output<typeof importItemView>;

export const undoItemView = z.object({ ...importItemView.shape, effect: z.enum(UNDO_EFFECTS) });
export type UndoItemView = z.output<typeof undoItemView>;
