import { decimalView, idField, instantField, textField } from '@earntrack/contract';
import { z } from 'zod';

/** Counts up with every change of the format that an older EarnTrack could not read. */
export const ARCHIVE_VERSION = 1;
export const ARCHIVE_FORMAT = 'earntrack-archive';

export const MANIFEST_FILE = 'manifest.json';
export const README_FILE = 'README.txt';
export const SPREADSHEET_FILES = {
  earnings: 'spreadsheets/earnings.csv',
  work: 'spreadsheets/work.csv',
  payouts: 'spreadsheets/payouts.csv',
} as const;

/** Sums of each amount over all lines of a currency, exact decimal strings. */
const moneyView = z.record(
  z.string().regex(/^[A-Z]{3}$/),
  z.record(z.string().regex(/^[a-zA-Z]{1,40}$/), decimalView),
);
export type Money = z.output<typeof moneyView>;

const manifestFile = z.strictObject({
  path: textField.max(200),
  bytes: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** Of an NDJSON file; null for others. */
  rows: z.int().min(0).nullable(),
  money: moneyView.nullable(),
});
export type ManifestFile = z.output<typeof manifestFile>;

export const archiveManifest = z.strictObject({
  format: z.literal(ARCHIVE_FORMAT),
  formatVersion: z.literal(ARCHIVE_VERSION),
  /** Of the EarnTrack that wrote it. */
  productVersion: textField.max(40),
  createdAt: instantField,
  /** What the ids of rows of statements are made of, so that the same statement is still recognised. */
  idSeed: idField,
  files: z.array(manifestFile).max(64),
});
export type ArchiveManifest = z.output<typeof archiveManifest>;
