import type {
  BackupReport,
  ListedBackup,
  Progress,
  Proof,
  Restored,
  RestoredTable,
  RestoredUser,
  RestorePlan,
} from '@earntrack/backup';
import { sumOfBytes, sumOfRows } from '@earntrack/backup';

import { bytesInWords, countInWords, secondsInWords } from '../operating/figures-in-words.ts';
import { minuteOf } from '../operating/with-installation.ts';

const CLEAR_LINE = '\r\u001B[K';
const REPAINT_MS = 200;

const PHASES: Record<Progress['phase'], string> = {
  reading: 'Reading',
  preparing: 'Making the schema of the backup',
  loading: 'Restoring',
  indexing: 'Building indexes and keys',
  comparing: 'Comparing',
  finishing: 'Bringing it to this version',
};

/** One line of a terminal that is written over; elsewhere a line for each phase. */
export class BackupProgress {
  readonly #stream: NodeJS.WriteStream;
  #phase = '';
  #paintedAtMs = 0;

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
  }

  tell({ phase, table, done, of, bytes }: Progress): void {
    if (!this.#stream.isTTY) {
      if (phase !== this.#phase) this.#stream.write(`${PHASES[phase]} …\n`);
      this.#phase = phase;
      return;
    }
    if (performance.now() - this.#paintedAtMs < REPAINT_MS) return;
    this.#paintedAtMs = performance.now();
    const where = table === null ? '' : ` ${table} (${done + 1} of ${of})`;
    this.#stream.write(`${CLEAR_LINE}${PHASES[phase]}${where}${bytes > 0 ? `, ${bytesInWords(bytes)}` : ''}`);
  }

  clear(): void {
    if (this.#stream.isTTY && this.#paintedAtMs > 0) this.#stream.write(CLEAR_LINE);
  }
}

export function linesOfReport({ manifest, proof, pruned }: BackupReport, place: string): string[] {
  const { name, isEncrypted, tables } = manifest;
  const seconds = (Date.parse(manifest.endedAt) - Date.parse(manifest.begunAt)) / 1_000;
  return [
    `${name} in ${place}${isEncrypted ? ', encrypted' : ''}: ${countInWords(sumOfRows(manifest))} rows of ${tables.length} tables, ${bytesInWords(sumOfBytes(manifest))}, made in ${secondsInWords(seconds)}.`,
    ...moneyLines(manifest.money),
    proof === null ? 'It was not proved: "earntrack backup verify" does that.' : lineOfProof(proof),
    ...(pruned.length > 0 ? [`Taken away, as newer ones are kept: ${pruned.join(', ')}.`] : []),
  ];
}

export function lineOfProof({ backup, rows, postgresVersion, seconds }: Proof): string {
  return `${backup} is good: ${countInWords(rows)} rows were restored on PostgreSQL ${postgresVersion} and are what was written, to the byte and to the cent (${secondsInWords(seconds)}).`;
}

export function linesOfList(backups: readonly ListedBackup[], place: string): string[] {
  if (backups.length === 0) return [`There is no backup in ${place}.`];
  return backups.map(({ name, state, isEncrypted, rows, bytes, verifiedAt }) => {
    if (state === 'half') return `– ${name}  under way, or begun and not ended`;
    if (state === 'unreadable') return `– ${name}  its manifest cannot be read by this version`;
    const proof = verifiedAt === null ? 'never proved' : `proved ${minuteOf(verifiedAt)}`;
    const size = `${bytesInWords(bytes).padStart(8)}  ${countInWords(rows).padStart(12)} rows`;
    return `${verifiedAt === null ? '!' : '✓'} ${name}  ${size}  ${proof}${isEncrypted ? ', encrypted' : ''}`;
  });
}

export function linesOfPlan({ backup, begunAt, rows, database, present }: RestorePlan): string[] {
  const there =
    present === null
      ? `There is no such database yet, or nothing in it.`
      : `It has ${countInWords(present.accounts)} accounts and ${countInWords(present.earnings)} earnings now, and would be set aside under another name; what was saved since ${minuteOf(begunAt)} would be there alone.`;
  return [
    `${backup} of ${minuteOf(begunAt)} would be restored: ${countInWords(rows)} rows, as the database ${database}.`,
    there,
    'Nothing was changed.',
  ];
}

export function linesOfRestored({
  backup,
  database,
  setAsideAs,
  leftOut,
  rows,
  seconds,
}: Restored): string[] {
  const left = leftOut.isKnown
    ? `Deleted since and left out: ${leftOut.deletedAccounts} accounts; revoked since: ${leftOut.revokedTokens} tokens of programs.`
    : 'The database that was there before is gone, so accounts that were deleted and tokens that were revoked since the backup are back: delete and revoke them once more.';
  return [
    `${database} is ${backup} now: ${countInWords(rows)} rows, compared with what was written, in ${secondsInWords(seconds)}.`,
    left,
    'Everybody has to sign in again. Running servers found it by themselves.',
    ...(setAsideAs === null
      ? []
      : [`What was there is in the database ${setAsideAs}: drop it once nobody misses anything of it.`]),
  ];
}

export function linesOfUser(
  { backup, email, isAccountBack, tables }: RestoredUser,
  isDryRun: boolean,
): string[] {
  const counts = tables.map(
    ({ table, before, after }) =>
      `  ${table.padEnd(20)} ${countInWords(before).padStart(10)} → ${countInWords(after).padStart(10)}`,
  );
  const how = isAccountBack
    ? 'The account itself comes back, with the password of the backup.'
    : 'How they sign in stays as it is now.';
  return [
    isDryRun
      ? `${email} would be what the backup ${backup} has:`
      : `${email} is what the backup ${backup} has:`,
    ...counts,
    isDryRun ? `${how} Nothing was changed.` : `${how} Nobody else was touched.`,
  ];
}

export function linesOfTable({ backup, table, before, after, keptAs }: RestoredTable): string[] {
  const counts = `${countInWords(before)} rows → ${countInWords(after)}`;
  if (keptAs === null)
    return [`${table} would be what the backup ${backup} has: ${counts}. Nothing was changed.`];
  return [
    `${table} is what the backup ${backup} has: ${counts}.`,
    `The rows that were there are in ${keptAs}: drop it once nobody misses anything of it.`,
  ];
}

function moneyLines(money: BackupReport['manifest']['money']): string[] {
  const earnings = money.find(({ table }) => table === 'earning');
  return (earnings?.sums ?? []).map(
    ({ currency, rows, micros }) =>
      `  ${currency}: ${countInWords(rows)} earnings, net ${amountOf(micros['net_micros'] ?? '0')}`,
  );
}

const MICROS = 1_000_000n;
const MICROS_OF_CENT = 10_000n;

/** "1234.56", cut off after the cent. */
function amountOf(micros: string): string {
  const value = BigInt(micros);
  const size = value < 0n ? -value : value;
  const cents = String((size % MICROS) / MICROS_OF_CENT).padStart(2, '0');
  return `${value < 0n ? '-' : ''}${size / MICROS}.${cents}`;
}
