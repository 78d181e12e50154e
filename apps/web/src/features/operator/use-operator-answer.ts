import { useQuery } from '@tanstack/react-query';
import { statusOptions } from '../../lib/status.ts';

/** How it stands, in one sentence. */
export function useOperatorAnswer(): string {
  const { data: status } = useQuery(statusOptions);
  if (status === undefined) return 'How EarnTrack is doing';
  const open = status.incidents.filter(({ resolvedAt }) => resolvedAt === null);
  if (status.state === 'unknown') return 'The server cannot reach its database.';
  if (open.length > 0)
    return open.length === 1
      ? `One incident is open: ${open[0]?.title}.`
      : `${open.length} incidents are open.`;
  if (status.readOnly) return 'Everything can be read, and nothing saved.';
  return 'Everything works.';
}
