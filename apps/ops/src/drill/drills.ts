import type { DrillSteps } from './drill-steps.ts';

/** What a drill found out besides its times: "rows lost" is 0. */
export type DrillFigures = Readonly<Record<string, string | number>>;

export interface DrillOptions {
  /** How many earnings the small base of a drill has. */
  earnings: number;
}

/** Something that is done before it is needed: it throws where a step did not lead to what it has to lead to. */
export type Drill = (steps: DrillSteps, options: DrillOptions) => Promise<DrillFigures>;

interface Entry {
  summary: string;
  load(): Promise<{ drill: Drill }>;
}

/** Every drill by its name. */
export const DRILLS: Readonly<Record<string, Entry>> = {
  'point-in-time': {
    summary: 'restore a base to the moment before an UPDATE without WHERE, and bring its rows back',
    load: () => import('./point-in-time/point-in-time-drill.ts'),
  },
};
