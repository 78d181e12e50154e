import { earntrack } from './operator-command.ts';

/** What the operators' command prints of a review. */
interface Review {
  findings: { name: string; source: string; value?: number }[];
  unmeasured: { name: string }[];
  unread: string[];
}

/** The review of the last week from these sources. Throws with what the command complains of. */
export async function weeklyReview(sources: Record<string, string>): Promise<Review> {
  const { stdout, stderr } = await earntrack(['review', 'weekly', '--json'], sources);
  if (stderr !== '') throw new Error(stderr);
  return JSON.parse(stdout) as Review;
}
