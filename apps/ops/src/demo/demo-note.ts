import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isLocalDate, type LocalDate } from '@earntrack/domain';

/** What the next start has to know of a demo: it stays beside the data, for this account's eyes only. */
export interface DemoNote {
  email: string;
  password: string;
  /** The last day of the story; one that was broken off is finished as it was begun. */
  today: LocalDate;
  isFilled: boolean;
}

/** The note of a demo, or null where none was begun. */
export async function readDemoNote(dataDir: string): Promise<DemoNote | null> {
  const text = await readFile(pathIn(dataDir), 'utf8').catch(() => null);
  if (text === null) return null;
  const { email, password, today, isFilled } = JSON.parse(text) as Record<string, unknown>;
  if (typeof email !== 'string' || typeof password !== 'string' || typeof today !== 'string') return null;
  return isLocalDate(today) ? { email, password, today, isFilled: isFilled === true } : null;
}

export async function writeDemoNote(dataDir: string, note: DemoNote): Promise<void> {
  await mkdir(dataDir, { recursive: true });
  await writeFile(pathIn(dataDir), `${JSON.stringify(note, null, 2)}\n`, { mode: 0o600 });
}

function pathIn(dataDir: string): string {
  return join(dataDir, 'demo.json');
}
