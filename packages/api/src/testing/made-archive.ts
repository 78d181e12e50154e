import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { ARCHIVE_KIND_NAMES, ARCHIVE_KINDS } from '../features/archive/archive-kinds.ts';
import type { ManifestFile } from '../features/archive/archive-manifest.ts';
import type { ArchiveKind } from '../features/archive/archive-rows.ts';
import { MoneySums } from '../features/archive/money-sums.ts';
import { fileSink, openTemporaryFile } from '../features/archive/temporary-file.ts';
import { writeZip } from '../features/archive/zip-writer.ts';
import { microsFromDecimal } from '@earntrack/domain';

type Line = Readonly<Record<string, unknown>>;

export interface MadeArchive {
  /** Lines by kind; a profile is always there. */
  lines?: Partial<Record<ArchiveKind, readonly Line[]>>;
  /** What the manifest says instead. */
  manifest?: Record<string, unknown>;
  /** Changes what the manifest says of each file. */
  describe?: (file: ManifestFile) => ManifestFile | null;
  /** Changes what is in the zip. */
  files?: (files: Map<string, string>) => void;
}

const AT = '2026-11-12T10:00:00.000000Z';
const WRITTEN = { version: 1, createdAt: AT, updatedAt: AT };

export const PROFILE_LINE = {
  displayName: 'Ana',
  timeZone: 'Europe/Lisbon',
  currency: 'USD',
  locale: 'en-GB',
  weekStart: 1,
  taxYearStartMonth: 1,
  taxYearStartDay: 1,
  basis: 'cash',
  ...WRITTEN,
};

export function platformLine(given: Line = {}): Line {
  return {
    id: '00000000-0000-4000-8000-000000000001',
    name: 'Shop',
    kind: 'other',
    colour: 1,
    currency: 'USD',
    timeZone: null,
    dayCutoffMinutes: 0,
    weekStart: null,
    expectedHourly: null,
    catalogueKey: null,
    archivedAt: null,
    ...WRITTEN,
    ...given,
  };
}

export function payoutLine(given: Line = {}): Line {
  return {
    id: '00000000-0000-4000-8000-000000000002',
    platformId: '00000000-0000-4000-8000-000000000001',
    paidOn: '2026-11-12',
    currency: 'USD',
    amount: '12.5',
    description: '',
    source: 'typed',
    externalId: null,
    requestHash: null,
    deletedAt: null,
    ...WRITTEN,
    ...given,
  };
}

/** An archive as somebody else's hands might have made it: whole, unless something is said. */
export async function makeArchive({
  lines = {},
  manifest = {},
  describe = (file) => file,
  files = () => {},
}: MadeArchive = {}): Promise<FileHandle> {
  const contents = new Map([['README.txt', 'Hello\n']]);
  const described: ManifestFile[] = [fileOf('README.txt', 'Hello\n', null)];
  for (const kind of ARCHIVE_KIND_NAMES) {
    const path = ARCHIVE_KINDS[kind].file;
    const rows = lines[kind] ?? (kind === 'profile' ? [PROFILE_LINE] : []);
    const text = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
    contents.set(path, text);
    described.push(fileOf(path, text, { kind, rows }));
  }
  const said = {
    format: 'earntrack-archive',
    formatVersion: 1,
    productVersion: '1.2.3',
    createdAt: AT,
    idSeed: '00000000-0000-4000-8000-000000000000',
    files: described.flatMap((file) => describe(file) ?? []),
    ...manifest,
  };
  contents.set('manifest.json', JSON.stringify(said));
  files(contents);
  const file = await openTemporaryFile();
  const entries = [...contents].map(([path, text]) => ({ path, content: once(text) }));
  await writeZip(entries, fileSink(file), { at: new Date(AT) });
  return file;
}

function fileOf(
  path: string,
  text: string,
  data: { kind: ArchiveKind; rows: readonly Line[] } | null,
): ManifestFile {
  const size = { bytes: Buffer.byteLength(text), sha256: createHash('sha256').update(text).digest('hex') };
  if (!data) return { path, ...size, rows: null, money: null };
  const sums = new MoneySums(data.kind);
  for (const row of data.rows) sums.add(asStored(row));
  return { path, ...size, rows: data.rows.length, money: sums.total() };
}

/** The amounts of a line under the names of their columns. */
function asStored(row: Line): Record<string, unknown> {
  const amounts = Object.entries(row).filter(([, value]) => /^-?\d+(\.\d+)?$/.test(String(value)));
  const micros = amounts.map(([name, value]) => [`${name}_micros`, microsFromDecimal(String(value))]);
  return { currency: row['currency'], ...Object.fromEntries(micros) };
}

async function* once(text: string): AsyncGenerator<Uint8Array, void, undefined> {
  if (text !== '') yield Buffer.from(text);
}
