import { z } from 'zod';
import {
  BY_MAPPING,
  ENTRY_KINDS,
  type ImportOutcome,
  UNDO_EFFECTS,
  type UndoEffect,
  VALUE_NAMES,
  type ValueName,
} from './choices.ts';
import { componentsInput, saleInput } from './earnings.ts';
import {
  amountField,
  clockField,
  currencyField,
  dateField,
  idField,
  noteField,
  pageInput,
  tagsField,
  textField,
  workSecondsField,
} from './fields.ts';
import { LIMITS } from './limits.ts';
import { mappingField } from './mappings.ts';
import { createPlatformInput } from './platforms.ts';
import { createProductInput } from './products.ts';

/** Kinds of rows by the columns from which they are made. */
const MAX_ORIGINS = 1000;

/** The file's rows behind one item, each with what the file's own money column says in that row. */
const fileRowsInput = z
  .array(
    z.strictObject({
      row: z.number().int().min(1),
      /** Currency code, or "s" for a file of hours. */
      unit: textField.max(3),
      value: amountField,
      origin: z
        .number()
        .int()
        .min(0)
        .max(MAX_ORIGINS - 1)
        .optional()
        .describe('Of a row of an entry, its place among the origins of the import; left out for the first'),
    }),
  )
  .min(1)
  .max(LIMITS.rowsOfItem);

const itemFields = {
  /** What the same row is recognised by in a later export. */
  key: textField.min(1).max(600),
  rows: fileRowsInput,
  /** The platform as the file names it; null when the whole file is of one platform. */
  platformName: textField.max(LIMITS.platformNameLength).nullable(),
  description: textField.max(LIMITS.descriptionLength),
  keyWithoutDay: textField
    .min(1)
    .max(600)
    .optional()
    .describe(
      'What the row is recognised by on whatever day a later export puts it, of files whose days move',
    ),
};

const saleOfFileInput = z.strictObject({
  product: createProductInput.shape.name,
  /** Of a product that is not there yet. */
  productKind: createProductInput.shape.kind,
  units: saleInput.shape.units,
});

export const statementEarningInput = z.strictObject({
  kind: z.literal('earning'),
  ...itemFields,
  externalId: textField.max(LIMITS.externalIdLength).nullable(),
  earnedOn: dateField,
  currency: currencyField,
  components: componentsInput,
  /** Hours that stand in the same row. */
  hours: z.strictObject({ clock: clockField, seconds: workSecondsField }).nullable(),
  /** What a person wrote beside it; only EarnTrack's own file says it. */
  note: noteField.optional(),
  tags: tagsField.optional(),
  /** By name: an id of a product means nothing in another account. Null where nothing was sold. */
  sale: saleOfFileInput.nullish(),
  /** The id of the row that this refund or correction adjusts, as the file writes it. */
  adjusts: textField.min(1).max(LIMITS.externalIdLength).nullish(),
  joins: z
    .array(itemFields.key)
    .min(1)
    .max(200)
    .optional()
    .describe('The keys of rows of fees and taxes that are in it, where they stand alone in another file'),
  joined: z.array(componentsInput).min(1).max(200).optional().describe('What each of these says'),
});

export const statementWorkInput = z.strictObject({
  kind: z.literal('work'),
  ...itemFields,
  workedOn: dateField,
  clock: clockField,
  seconds: workSecondsField,
});

export const statementPayoutInput = z.strictObject({
  kind: z.literal('payout'),
  ...itemFields,
  externalId: textField.max(LIMITS.externalIdLength).nullable(),
  paidOn: dateField,
  currency: currencyField,
  /** Positive = sent to the user. */
  amount: amountField,
});

export const statementLeftOutInput = z.strictObject({
  kind: z.literal('leftOut'),
  key: textField.min(1).max(600),
  rows: fileRowsInput,
  reason: textField.min(1).max(LIMITS.descriptionLength),
  isUnread: z
    .boolean()
    .optional()
    .describe('Whether it is left out because nobody can say what its amount is'),
  takesBack: z
    .strictObject({
      platformName: textField.max(LIMITS.platformNameLength).nullable(),
      on: dateField,
      says: textField.min(1).max(LIMITS.descriptionLength).nullable(),
      kinds: z
        .array(z.enum(ENTRY_KINDS))
        .min(1)
        .max(ENTRY_KINDS.length)
        .optional()
        .describe('What the row would be without that status; left out where nothing tells'),
    })
    .optional()
    .describe('Where a status of its own says so: nothing is to stay recorded of this row of other files'),
});

/** One thing that a statement says, as its rows were read. */
export const statementItemInput = z.discriminatedUnion('kind', [
  statementEarningInput,
  statementWorkInput,
  statementPayoutInput,
  statementLeftOutInput,
]);
export type StatementItemInput = z.output<typeof statementItemInput>;
/** The same on the wire: amounts as decimal strings. */
export type StatementItemWire = z.input<typeof statementItemInput>;

/** Where rows of one platform name go: to a platform that is there, or to a new one made when the import is committed. */
const platformChoiceInput = z.strictObject({
  name: textField.max(LIMITS.platformNameLength).nullable(),
  target: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('existing'), platformId: idField }),
    z.strictObject({ kind: z.literal('new'), platform: createPlatformInput }),
  ]),
});

/** The same on the wire: amounts as decimal strings. */
export type PlatformChoiceWire = z.input<typeof platformChoiceInput>;

/** By what the same statement is known again: SHA-256 of a file's bytes, of one of several tables of it that of this and the table's name, hexadecimal. */
const fileSha256Field = z.string().regex(/^[0-9a-f]{64}$/);

const columnsField = z.array(textField.min(1).max(120)).min(1).max(20).optional();

/** From which columns each value of rows of one kind is made; what is not named, no column says. */
const originField = z.strictObject(
  Object.fromEntries(VALUE_NAMES.map((name) => [name, columnsField])) as Record<
    ValueName,
    typeof columnsField
  >,
);

export const openImportInput = z.strictObject({
  id: idField,
  presetId: textField
    .max(60)
    .describe(
      `A preset, with a mapping of its id beside it where somebody said what more kinds of rows are; or “${BY_MAPPING}” with a mapping`,
    ),
  mapping: mappingField.nullable().default(null),
  fileName: textField.max(255),
  fileSha256: fileSha256Field,
  rowCount: z.number().int().min(1).max(LIMITS.statementRows),
  itemCount: z.number().int().min(1).max(LIMITS.statementRows),
  /** How the file was recognised and read, in words. */
  why: textField.max(4000),
  origins: z
    .array(originField)
    .max(MAX_ORIGINS)
    .refine(
      (origins) => JSON.stringify(origins).length <= LIMITS.originsLength,
      `The columns of a file have at most ${LIMITS.originsLength} characters`,
    )
    .nullable()
    .default(null)
    .describe('The columns that say each value, by kinds of rows; each row of an entry names its kind'),
  platforms: z.array(platformChoiceInput).min(1).max(50),
});

export const stageItemsInput = z.strictObject({
  importId: idField,
  /** Chunks are numbered from 0; sending one again replaces nothing and changes nothing. */
  chunk: z.number().int().min(0).max(10_000),
  items: z.array(statementItemInput).min(1).max(LIMITS.statementChunkRows),
});

export const importIdInput = z.strictObject({ importId: idField });
export const importOfFileInput = z.strictObject({ fileSha256: fileSha256Field });
export const platformsOfImportsInput = z.strictObject({
  presetId: textField.max(60).describe(`A preset, or “${BY_MAPPING}”`),
  mappingName: textField
    .max(LIMITS.mappingNameLength)
    .nullish()
    .describe('What the mapping is called by which files were read; left out of those that a preset read'),
});
export const listImportsInput = z.strictObject({
  ...pageInput.shape,
  // Pages of the version before ask by it.
  recordedBy: textField
    .max(60)
    .optional()
    .describe('Only imports that count, of files that this preset read'),
});
export const listImportItemsInput = z.strictObject({
  ...pageInput.shape,
  importId: idField,
  outcome: z
    .enum(['new', 'unchanged', 'changed', 'leftOut', 'possibleDuplicate', 'takenBack', 'notTaken'])
    .nullish(),
});

const itemPlace = {
  chunk: stageItemsInput.shape.chunk,
  position: z.number().int().min(0).max(LIMITS.statementChunkRows),
};

/** What a person decides of rows of an import that is not recorded yet, and of what is later; null takes a decision back. */
export const decideItemsInput = z.strictObject({
  importId: idField,
  decisions: z
    .array(
      z.union([
        z.strictObject({ ...itemPlace, decision: z.enum(['leaveOut', 'take']).nullable() }),
        z.strictObject({ ...itemPlace, decision: z.literal('merge'), earningId: idField }),
        z.strictObject({ ...itemPlace, decision: z.literal('merge'), workId: idField }),
        z.strictObject({ ...itemPlace, decision: z.literal('merge'), payoutId: idField }),
      ]),
    )
    .max(LIMITS.statementChunkRows)
    .default([]),
  ties: z
    .array(z.strictObject({ importId: idField, isLater: z.boolean() }))
    .max(LIMITS.tiedFiles)
    .default([])
    .describe('Of recorded files of the same last day, whether each was exported after this one'),
});

export const listUndoItemsInput = z.strictObject({
  ...pageInput.shape,
  importId: idField,
  effect: z.enum(UNDO_EFFECTS).nullish(),
});

export const IMPORT_STATES = ['staged', 'committed', 'cancelled', 'undone'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** Items by what becomes of them. */
export type OutcomeCounts = Record<ImportOutcome, number>;

/** What undoing an import does to the entries of its rows, and what goes with them because nothing else uses it. */
export type UndoCounts = Record<UndoEffect | 'platforms' | 'products', number>;
