import { addMonths, type LocalDate, startOfMonth } from '@earntrack/domain';

import { tellEtsy } from './etsy-story.ts';
import { tellGoals } from './goal-story.ts';
import type { Story } from './story.ts';
import { tellUber } from './uber-story.ts';
import { tellUpwork } from './upwork-story.ts';

/** Calendar months, the last of which is the present one. */
const MONTHS = 18;

/** Eighteen months of somebody who freelances, drives and sells, up to `today`; the same for the same day. */
export function tellStory(today: LocalDate): Story {
  const span = { firstDay: startOfMonth(addMonths(today, 1 - MONTHS)), today };
  const uber = tellUber(span);
  const platforms = [tellUpwork(span), uber, tellEtsy(span, uber)];
  return { platforms, goals: tellGoals(span, platforms) };
}
