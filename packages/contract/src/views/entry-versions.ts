import { CLOCKS, COMPONENT_NAMES } from '@earntrack/domain';
import { z } from 'zod';
import { VALUE_NAMES } from '../choices.ts';
import { componentsView } from './earnings.ts';
import { currencyView, dateView, decimalView, idView, instantView } from './fields.ts';

export const valueOriginView = z.object({
  name: z.enum(VALUE_NAMES),
  row: z.int().describe('Of the file, the header counted'),
  columns: z.array(z.string()).describe('As the file names them'),
});
export type ValueOriginView = z.output<typeof valueOriginView>;

/** A row of a file, or several, that say something of an entry. */
const sayingFileView = z.object({
  importId: idView,
  fileName: z.string(),
  committedAt: instantView,
  isChosen: z.boolean().describe('A person took it, although they or another file said otherwise'),
  rows: z.array(z.int()).describe('Of the file'),
});

/** What a version says of an entry of whichever kind. */
const versionFields = {
  platformId: idView.nullable(),
  description: z.string(),
  origins: z
    .array(valueOriginView)
    .nullable()
    .describe(
      'The rows and columns that say each value: of one that is not named, the file as a whole; null where that was not kept',
    ),
};

export const earningVersionView = z.object({
  ...sayingFileView.shape,
  earnedOn: dateView,
  currency: currencyView,
  components: componentsView,
  hours: z.object({ clock: z.enum(CLOCKS), seconds: z.int() }).nullable(),
  ...versionFields,
});
export type EarningVersionView = z.output<typeof earningVersionView>;

export const workVersionView = z.object({
  ...sayingFileView.shape,
  workedOn: dateView,
  clock: z.enum(CLOCKS),
  seconds: z.int(),
  ...versionFields,
});
export type WorkVersionView = z.output<typeof workVersionView>;

export const payoutVersionView = z.object({
  ...sayingFileView.shape,
  paidOn: dateView,
  currency: currencyView,
  amount: decimalView.describe('Positive = sent to the bank'),
  ...versionFields,
});
export type PayoutVersionView = z.output<typeof payoutVersionView>;

/** A file whose row says that nothing is to stay recorded. */
export const entryTakenBackView = z.object({
  ...sayingFileView.shape,
  says: z.string().nullable().describe('The status of the row, as the file writes it'),
});
export type EntryTakenBackView = z.output<typeof entryTakenBackView>;

/** A file that said something of the entry, and that a person took back. */
export const undoneFileView = z.object({
  ...sayingFileView.pick({ importId: true, fileName: true, rows: true }).shape,
  undoneAt: instantView,
});
export type UndoneFileView = z.output<typeof undoneFileView>;

/** Of fees in an earning, about which the file that counts is silent. */
export const addedFeeView = z.object({
  name: z.enum(COMPONENT_NAMES),
  value: decimalView,
  ...sayingFileView.pick({ importId: true, fileName: true, rows: true }).shape,
  columns: z.array(z.string()).describe('Of these rows; empty where that was not kept'),
});
export type AddedFeeView = z.output<typeof addedFeeView>;

const otherThanVersionsFields = {
  takenBackBy: z
    .array(entryTakenBackView)
    .describe('Files that take it back; it stays as somebody holds it, or a later file says it again'),
  undone: z
    .array(undoneFileView)
    .describe('Files that said something of it and are undone, the last ones first; at most twenty'),
  typedAt: instantView
    .nullable()
    .describe('When a person typed or changed it last; files change nothing of it since'),
};

export const earningVersionsView = z.object({
  versions: z.array(earningVersionView).describe('What files say of the earning, the one that counts first'),
  addedFees: z
    .array(addedFeeView)
    .describe('Fees that earlier files say of it, and the one that counts does not: they are in it too'),
  ...otherThanVersionsFields,
});
export type EarningVersionsView = z.output<typeof earningVersionsView>;

export const workVersionsView = z.object({
  versions: z.array(workVersionView).describe('What files say of the work, the one that counts first'),
  ...otherThanVersionsFields,
});
export type WorkVersionsView = z.output<typeof workVersionsView>;

export const payoutVersionsView = z.object({
  versions: z.array(payoutVersionView).describe('What files say of the payout, the one that counts first'),
  ...otherThanVersionsFields,
});
export type PayoutVersionsView = z.output<typeof payoutVersionsView>;
