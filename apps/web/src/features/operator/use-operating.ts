import { useMutation, useQueryClient } from '@tanstack/react-query';
import { askStatusAnew } from '../../lib/status.ts';
import { useTRPC } from '../../lib/trpc.ts';

/** Something that operators do: what stands on the page is asked again afterwards. */
export function useOperating<Input, Answer>(act: (input: Input) => Promise<Answer>, onDone?: () => void) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () => onDone?.(),
    onSettled: async () => {
      askStatusAnew();
      await queries.invalidateQueries({ queryKey: trpc.operator.pathKey(), predicate: isChanged });
    },
  });
}

/** How the server works is asked by time: what somebody did waits for none of it. */
function isChanged({ queryKey: [path] }: { queryKey: readonly unknown[] }): boolean {
  return !Array.isArray(path) || path[1] !== 'console';
}
