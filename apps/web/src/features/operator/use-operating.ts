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
      await queries.invalidateQueries({ queryKey: trpc.operator.pathKey() });
    },
  });
}
