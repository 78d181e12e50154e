import type { ObjectStoreAccess } from '@earntrack/backup';
import type { DrillSteps } from './drill-steps.ts';

/** What a drill found out besides its times: "rows lost" is 0. */
export type DrillFigures = Readonly<Record<string, string | number>>;

export interface DrillOptions {
  /** How many earnings the small base of a drill has. */
  earnings: number;
  /** Backups of an installation, where a drill is to be done with the newest of them; null: the drill makes its own. */
  from: RealBackups | null;
}

export interface RealBackups {
  /** A folder from the root on, or another place that backups are in. */
  place: string;
  /** The file with what decrypts them; null where they are not encrypted. */
  keyFile: string | null;
  /** What opens the store; null where it is a folder. */
  access: ObjectStoreAccess | null;
}

export interface DrillOutcome {
  /** From noticing until people have what they had. */
  rtoSeconds: number;
  /** What was saved so long before the trouble, or for a shorter time, is lost. */
  rpoSeconds: number;
  figures: DrillFigures;
}

/** Something that is done before it is needed: it throws where a step did not lead to what it has to lead to. */
export type Drill = (steps: DrillSteps, options: DrillOptions) => Promise<DrillOutcome>;

export interface Entry {
  /** What is done, as it goes on after "it would". */
  summary: string;
  /** Whether it can be done with the backups of an installation. */
  takesBackups: boolean;
  load(): Promise<{ drill: Drill }>;
}

/** Every drill by its name. */
export const DRILLS: Readonly<Record<string, Entry>> = {
  'total-loss': {
    summary: 'lose everything but a backup and the repository, and serve people from these again',
    takesBackups: true,
    load: () => import('./total-loss-drill.ts'),
  },
  'point-in-time': {
    summary: 'restore a base to the moment before an UPDATE without WHERE, and bring its rows back',
    takesBackups: false,
    load: () => import('./point-in-time/point-in-time-drill.ts'),
  },
  'one-table': {
    summary:
      'empty a table, and drop it, and have it back with keys and indexes while the rest stays as it is',
    takesBackups: false,
    load: () => import('./one-table-drill.ts'),
  },
  'one-user': {
    summary: 'lose what belongs to one account, and have it back while nobody else is touched',
    takesBackups: false,
    load: () => import('./one-user-drill.ts'),
  },
  'bad-migration': {
    summary: 'migrate wrongly in four ways, and get back from each while the release of before serves',
    takesBackups: false,
    load: () => import('./bad-migration/bad-migration-drill.ts'),
  },
  'bad-release': {
    summary: 'roll out releases that must not reach people, and take the one back that did',
    takesBackups: false,
    load: () => import('./bad-release/bad-release-drill.ts'),
  },
};
