import { AppError, LIMITS, type ReadOnlyView, type StatusView } from '@earntrack/contract';
import type { Handle } from '../../actor.ts';
import { findReadOnlyPeriod, listIncidentsSince, listUpdates, listWindowsFrom } from './status.queries.ts';
import { maintenanceWindowView, publicIncidentView, readOnlyView } from './status.view.ts';

type Known = Pick<StatusView, 'readOnly' | 'maintenance' | 'incidents'>;

const DAY_MS = 86_400_000;
const NOTHING: Known = { readOnly: null, maintenance: [], incidents: [] };
/** What was not confirmed for so long may have changed: it is asked several times within. */
const STALE_MS = 45_000;
/** A client is never told to come back sooner, or to stay away for longer. */
const RETRY_SECONDS = { least: 5, unknown: 60, most: 900 };

/**
 * How EarnTrack is, kept in the memory of this process: whether anything can be saved is asked with every change, and the
 * status page has to be shown while the database is away. Whoever hears that something changed says `refresh`.
 */
export class StatusBoard {
  readonly #db: Handle;
  readonly #now: () => Date;
  #known: Known = NOTHING;
  #knownAt: Date | null = null;
  #isFailing = false;
  #running: Promise<void> | null = null;
  #isAskedAgain = false;

  constructor(db: Handle, now: () => Date) {
    this.#db = db;
    this.#now = now;
  }

  /** Reads it anew, never twice at once; what changed before this was called is seen. Never throws: what was known stays. */
  refresh(): Promise<void> {
    this.#isAskedAgain = true;
    this.#running ??= this.#readUntilQuiet().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  /** Not null while nothing can be saved. */
  get readOnly(): ReadOnlyView | null {
    return this.#known.readOnly;
  }

  show(server: StatusView['server']): StatusView {
    const now = this.#now();
    const maintenance = this.#known.maintenance.filter(({ endsAt }) => Date.parse(endsAt) > now.getTime());
    const known = { ...this.#known, maintenance };
    const state = this.#isUnknown(now) ? 'unknown' : stateOf(known, now);
    return { state, knownAt: this.#knownAt?.toISOString() ?? null, ...known, server };
  }

  #isUnknown(now: Date): boolean {
    return this.#isFailing || this.#knownAt === null || now.getTime() - this.#knownAt.getTime() > STALE_MS;
  }

  async #readUntilQuiet(): Promise<void> {
    while (this.#isAskedAgain) {
      this.#isAskedAgain = false;
      const now = this.#now();
      try {
        this.#known = await readKnown(this.#db, now);
        this.#knownAt = now;
        this.#isFailing = false;
      } catch {
        // Told as "unknown"; that the database is away is logged by whoever else asks it.
        this.#isFailing = true;
      }
    }
  }
}

/** Throws `read_only` while nothing can be saved. */
export function requireWritable(board: StatusBoard, now: Date): void {
  const { readOnly } = board;
  if (readOnly === null) return;
  throw new AppError(
    'read_only',
    'Nothing can be saved right now: EarnTrack is being looked after. What you typed stays here; save it again in a little while.',
    { retryAfterSeconds: retrySeconds(readOnly, now) },
  );
}

function retrySeconds({ expectedEnd }: ReadOnlyView, now: Date): number {
  if (expectedEnd === null) return RETRY_SECONDS.unknown;
  const left = Math.ceil((Date.parse(expectedEnd) - now.getTime()) / 1000);
  return left <= 0
    ? RETRY_SECONDS.unknown
    : Math.min(Math.max(left, RETRY_SECONDS.least), RETRY_SECONDS.most);
}

async function readKnown(db: Handle, now: Date): Promise<Known> {
  const incidents = await listIncidentsSince(db, new Date(now.getTime() - LIMITS.statusDays * DAY_MS));
  const ids = incidents.map(({ id }) => id);
  const updates = ids.length === 0 ? [] : await listUpdates(db, ids);
  const windows = await listWindowsFrom(db, now);
  const period = await findReadOnlyPeriod(db);
  return {
    readOnly: period ? readOnlyView(period) : null,
    maintenance: windows.map(maintenanceWindowView),
    incidents: incidents.map((row) => publicIncidentView(row, updates)),
  };
}

function stateOf({ readOnly, maintenance, incidents }: Known, now: Date): StatusView['state'] {
  if (incidents.some(({ resolvedAt }) => resolvedAt === null)) return 'incident';
  const isDuring = maintenance.some(({ startsAt }) => Date.parse(startsAt) <= now.getTime());
  return readOnly !== null || isDuring ? 'maintenance' : 'ok';
}
