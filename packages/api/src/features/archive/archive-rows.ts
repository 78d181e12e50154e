import {
  amountField,
  BASES,
  clockField,
  controlTotalView,
  currencyField,
  createPlatformInput,
  dateField,
  displayNameField,
  EARNING_SOURCES,
  GOAL_PERIOD_KINDS,
  IMPORT_OUTCOMES,
  ITEM_DECISIONS,
  IMPORT_STATES,
  idField,
  instantField,
  LIMITS,
  mappingField,
  localeField,
  newProductsView,
  undoCountsView,
  openImportInput,
  PLATFORM_KINDS,
  positiveAmountField,
  PRODUCT_KINDS,
  statementItemInput,
  tagsField,
  textField,
  timeZoneField,
  versionField,
  weekdayField,
} from '@earntrack/contract';
import { z } from 'zod';

const MAX_INTEGER = 2_147_483_647;

const note = textField.max(LIMITS.noteLength);
const description = textField.max(LIMITS.descriptionLength);
/** A row of a table, each column as text. */
const rowAsTexts = z.record(z.string(), z.string().nullable());
const externalId = textField.max(LIMITS.externalIdLength).nullable();
const hash = z.string().regex(/^[0-9a-f]{64}$/, 'This is no SHA-256');
const count = z.int().min(0).max(MAX_INTEGER);
const seconds = z.int().min(1).max(MAX_INTEGER).nullable();
const written = { version: versionField.max(MAX_INTEGER), createdAt: instantField, updatedAt: instantField };
const source = z.enum(EARNING_SOURCES);
/** Archives from before there was one do not say it. */
const laterField = instantField.nullable().default(null);

const components = {
  base: amountField,
  tips: amountField,
  bonuses: amountField,
  adjustments: amountField,
  reimbursements: amountField,
  fees: amountField,
  taxesWithheld: amountField,
  passThroughTax: amountField,
  cashCollected: amountField,
};

const outcomeCounts = z.strictObject(Object.fromEntries(IMPORT_OUTCOMES.map((outcome) => [outcome, count])));

/** What one line of each NDJSON file of an archive holds. docs/archive-format.md says the same in words; a test compares them. */
export const ARCHIVE_ROWS = {
  profile: z.strictObject({
    displayName: displayNameField,
    timeZone: timeZoneField,
    currency: currencyField,
    locale: localeField,
    weekStart: weekdayField,
    taxYearStartMonth: z.int().min(1).max(12),
    taxYearStartDay: z.int().min(1).max(28),
    basis: z.enum(BASES),
    ...written,
  }),
  platforms: z.strictObject({
    id: idField,
    name: textField.min(1).max(LIMITS.platformNameLength),
    kind: z.enum(PLATFORM_KINDS),
    colour: z.int().min(1).max(8),
    currency: currencyField,
    timeZone: timeZoneField.nullable(),
    dayCutoffMinutes: z.int().min(0).max(720),
    weekStart: weekdayField.nullable(),
    expectedHourly: positiveAmountField.nullable(),
    catalogueKey: createPlatformInput.shape.catalogueKey.unwrap(),
    archivedAt: instantField.nullable(),
    ...written,
    deletedAt: laterField,
  }),
  products: z.strictObject({
    id: idField,
    name: textField.min(1).max(LIMITS.productNameLength),
    kind: z.enum(PRODUCT_KINDS),
    note,
    requestHash: hash,
    archivedAt: instantField.nullable(),
    ...written,
    deletedAt: laterField,
  }),
  productPrices: z.strictObject({
    productId: idField,
    currency: currencyField,
    validFrom: dateField,
    price: positiveAmountField,
    createdAt: instantField,
  }),
  earnings: z.strictObject({
    id: idField,
    platformId: idField,
    earnedOn: dateField,
    currency: currencyField,
    ...components,
    note,
    description,
    source,
    externalId,
    requestHash: hash.nullable(),
    hasOwnHours: z.boolean(),
    adjustsId: idField.nullable(),
    productId: idField.nullable(),
    units: z.int().min(-LIMITS.saleUnits).max(LIMITS.saleUnits).nullable(),
    tags: tagsField,
    deletedAt: instantField.nullable(),
    ...written,
  }),
  work: z.strictObject({
    id: idField,
    platformIds: z.array(idField).max(1000),
    earningId: idField.nullable(),
    workedOn: dateField,
    clock: clockField,
    startedAt: instantField.nullable(),
    endedAt: instantField.nullable(),
    doorToDoorSeconds: seconds,
    onlineSeconds: seconds,
    engagedSeconds: seconds,
    distanceMetres: count.nullable(),
    note,
    source,
    requestHash: hash.nullable(),
    deletedAt: instantField.nullable(),
    ...written,
  }),
  payouts: z.strictObject({
    id: idField,
    platformId: idField,
    paidOn: dateField,
    currency: currencyField,
    amount: amountField,
    description,
    source,
    externalId,
    requestHash: hash.nullable(),
    deletedAt: instantField.nullable(),
    ...written,
  }),
  goals: z.strictObject({
    id: idField,
    platformId: idField.nullable(),
    periodKind: z.enum(GOAL_PERIOD_KINDS),
    currency: currencyField,
    target: positiveAmountField,
    requestHash: hash,
    ...written,
    deletedAt: laterField,
  }),
  mappings: z.strictObject({
    id: idField,
    name: textField.min(1).max(LIMITS.mappingNameLength),
    fingerprint: hash,
    mapping: mappingField,
    createdAt: instantField,
    updatedAt: instantField,
  }),
  imports: z.strictObject({
    id: idField,
    presetId: openImportInput.shape.presetId,
    mapping: mappingField.nullable().default(null),
    fileName: openImportInput.shape.fileName,
    fileSha256: hash,
    state: z.enum(IMPORT_STATES).exclude(['staged', 'cancelled']),
    rowCount: count.min(1),
    itemCount: count.min(1),
    why: openImportInput.shape.why,
    // In archives of before it was kept, it is not said.
    origins: openImportInput.shape.origins,
    platforms: openImportInput.shape.platforms,
    counts: z.strictObject({
      staged: count,
      kinds: z.strictObject({ earning: count, work: count, payout: count, leftOut: count }),
      outcomes: outcomeCounts,
      newProducts: newProductsView.optional(),
      notTaken: count.optional(),
      takenBack: count.optional(),
    }),
    control: z.array(controlTotalView),
    createdAt: instantField,
    committedAt: instantField,
    // In archives of before imports could be undone, they are not said.
    latestOn: dateField.nullable().default(null),
    rank: count.nullable().default(null),
    undoneAt: laterField,
    undo: z
      .strictObject({ ...undoCountsView.shape, givenBack: count.default(0) })
      .nullable()
      .default(null),
  }),
  importItems: z.strictObject({
    importId: idField,
    chunk: count,
    position: count,
    payload: statementItemInput,
    targetId: idField.nullable(),
    platformId: idField.nullable(),
    outcome: z.enum(IMPORT_OUTCOMES),
    // In archives of before rows could be decided, they are not said.
    decision: z.enum(ITEM_DECISIONS).nullable().default(null),
    rowId: idField.nullable().default(null),
    replaced: z
      .strictObject({ entry: rowAsTexts, hours: z.array(rowAsTexts) })
      .nullable()
      .default(null),
    joinedIds: z.array(idField).nullable().default(null),
    rowOrigins: z.array(count).max(LIMITS.rowsOfItem).nullable().default(null),
    idWithoutDay: idField.nullable().default(null),
    isUnread: z.boolean().nullable().default(null),
  }),
  bulkChanges: z.strictObject({
    id: idField,
    kind: z.enum(['edit', 'delete']),
    requestHash: hash,
    earningCount: count,
    createdAt: instantField,
    undoneAt: instantField.nullable(),
  }),
  bulkChangeEarnings: z.strictObject({
    bulkChangeId: idField,
    earningId: idField,
    before: z.strictObject({ platformId: idField, tags: tagsField, requestHash: hash.nullable() }),
    versionAfter: count,
  }),
} as const;

export type ArchiveKind = keyof typeof ARCHIVE_ROWS;

/** A line as it stands in the file: amounts are decimal strings. */
export type ArchiveRow = Readonly<Record<string, unknown>>;
