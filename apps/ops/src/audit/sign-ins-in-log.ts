import { isFailedLogin } from '../logs/questions.ts';
import { readLines } from '../logs/read-lines.ts';
import { filesSince } from '../review/week-from-logs.ts';

const DAY_MS = 86_400_000;
const MONTH_DAYS = 31;

export interface LoggedSignIns {
  /** By "YYYY-MM-DD  kind". */
  times: Map<string, number>;
  /** How many days the log has anything of. */
  days: number;
}

/** Failed sign-ins of a month, as far back as the log of LOG_DIR goes. */
export async function readLoggedSignIns(folder: string, present: Date): Promise<LoggedSignIns> {
  const since = new Date(present.getTime() - MONTH_DAYS * DAY_MS);
  const days = new Set<string>();
  const times = new Map<string, number>();
  for await (const line of readLines(await filesSince(folder, since), { lines: 0, others: 0 })) {
    if (Date.parse(line.timestamp) < since.getTime()) continue;
    const day = line.timestamp.slice(0, 10);
    days.add(day);
    if (!isFailedLogin(line)) continue;
    const name = `${day}  ${line.error_type ?? 'refused'}`;
    times.set(name, (times.get(name) ?? 0) + 1);
  }
  return { times, days: days.size };
}
