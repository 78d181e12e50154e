import { Seeded } from './seeded.ts';
import type { GoalInput, PlatformStory, Span } from './story.ts';

/** What she aims at: a month in euros from everywhere, a week of driving, a month of freelancing in dollars. */
export function tellGoals({ firstDay }: Span, platforms: readonly PlatformStory[]): GoalInput[] {
  const seeded = new Seeded(7_004);
  const platformId = (name: string) => {
    const found = platforms.find(({ platform }) => platform.name === name);
    if (found === undefined) throw new Error(`The story has no platform ${name}.`);
    return found.platform.id;
  };
  const goal = (wish: Omit<GoalInput, 'id'>): GoalInput => ({ id: seeded.id(firstDay), ...wish });
  return [
    goal({ periodKind: 'month', currency: 'EUR', target: '1500' }),
    goal({ periodKind: 'week', currency: 'EUR', platformId: platformId('Uber'), target: '260' }),
    goal({ periodKind: 'month', currency: 'USD', platformId: platformId('Upwork'), target: '2000' }),
  ];
}
