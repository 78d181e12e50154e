import type { RouterInputs } from '@earntrack/api';
import type { LocalDate } from '@earntrack/domain';

export type PlatformInput = RouterInputs['platforms']['create'];
export type EarningInput = RouterInputs['earnings']['create'];
export type ProductInput = RouterInputs['products']['create'];
export type PayoutInput = RouterInputs['payouts']['create'];
export type GoalInput = RouterInputs['goals']['create'];
export type WorkInput = RouterInputs['work']['create'];

/** A statement as a person downloads it. */
export interface StoryFile {
  importId: string;
  fileName: string;
  csv: string;
}

/** A refund that the person types later, for an earning that came with a statement. */
export interface StoryRefund {
  earning: EarningInput;
  /** What the statement calls the earning that it adjusts, and its day. */
  adjusts: { day: LocalDate; description: string };
}

/** What happened on one platform. */
export interface PlatformStory {
  platform: PlatformInput;
  files: StoryFile[];
  /** What is sold there; its sales are among the earnings. */
  products: ProductInput[];
  earnings: EarningInput[];
  refunds: StoryRefund[];
  /** What the person typed of money that arrived; statements may bring more of it. */
  payouts: PayoutInput[];
  work: WorkInput[];
}

export interface Story {
  platforms: PlatformStory[];
  goals: GoalInput[];
}

/** When the story happens: whole calendar months, and the present one so far. */
export interface Span {
  firstDay: LocalDate;
  today: LocalDate;
}

/** Where the person of the story lives. */
export const HOME = { timeZone: 'Europe/Lisbon', currency: 'EUR', locale: 'en-GB', weekStart: 1 } as const;
