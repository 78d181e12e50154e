import { useQuery } from '@tanstack/react-query';
import { useTRPC } from '../../lib/trpc.ts';

/** Every goal with how it stands today. */
export function useGoals() {
  const trpc = useTRPC();
  return useQuery(trpc.goals.list.queryOptions());
}
