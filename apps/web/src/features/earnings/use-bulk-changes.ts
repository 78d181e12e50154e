import { readFailure } from '@earntrack/client';
import type { BulkChangeView, EarningFilterWire } from '@earntrack/contract';
import { useMutation } from '@tanstack/react-query';
import { useToasts } from '../../components/toast.tsx';
import { newId } from '../../lib/new-id.ts';
import { useTRPCClient } from '../../lib/trpc.ts';
import { type Selection, targetOf } from './selection.ts';
import { EARNING_WRITES, useEarningCache } from './use-earning-cache.ts';

/** What is done with many earnings at once. */
export type BulkWish =
  | { kind: 'delete' }
  | {
      kind: 'edit';
      change: { platformId?: string; addTags?: string[]; removeTags?: string[] };
      done: string;
    };

interface BulkOptions {
  filter: EarningFilterWire;
  selection: Selection;
  onDone: () => void;
}

/** Changes what is selected and offers the way back. The id is made once for each wish: a second try is the same change. */
export function useBulkChange({ filter, selection, onDone }: BulkOptions) {
  const client = useTRPCClient();
  const toasts = useToasts();
  const cache = useEarningCache();
  const undo = useUndoBulkChange();
  const bulk = useMutation({
    mutationKey: EARNING_WRITES,
    mutationFn: ({ id, wish }: { id: string; wish: BulkWish }) => {
      const target = targetOf(selection, filter);
      return wish.kind === 'delete'
        ? client.earnings.bulkDelete.mutate({ id, target })
        : client.earnings.bulkEdit.mutate({ id, target, change: wish.change });
    },
    onSuccess: (change, { wish }) => {
      const text = `${wish.kind === 'delete' ? 'Deleted' : wish.done} ${earningsInWords(change.count)}.`;
      if (change.count === 0) toasts.show({ text: 'They were so already. Nothing was changed.' });
      else toasts.show({ text, isBinned: wish.kind === 'delete', undo: () => undo.mutate(change) });
      onDone();
    },
    onError: (error) => toasts.show({ text: `Nothing was changed. ${readFailure(error).message}` }),
    onSettled: cache.settle,
  });
  return { run: (wish: BulkWish) => bulk.mutate({ id: newId(), wish }), isBusy: bulk.isPending };
}

/** Takes a change of many back, and says how many earnings stayed as they are: they went on since, or nobody holds them. */
export function useUndoBulkChange() {
  const client = useTRPCClient();
  const toasts = useToasts();
  const cache = useEarningCache();
  return useMutation({
    mutationKey: EARNING_WRITES,
    mutationFn: ({ id }: BulkChangeView) => client.earnings.undoBulk.mutate({ id }),
    onSuccess: ({ count, keptCount }) => {
      const kept = keptCount ?? 0;
      const back = `${earningsInWords(count - kept)} ${count - kept === 1 ? 'is' : 'are'} as before.`;
      const left = ` ${kept === 1 ? '1 stays as it is: it' : `${kept} stay as they are: they`} changed again since, or no file has ${kept === 1 ? 'it' : 'them'} any more.`;
      toasts.show({ text: kept === 0 ? back : back + left });
    },
    onError: (error) => toasts.show({ text: `Not taken back. ${readFailure(error).message}` }),
    onSettled: cache.settle,
  });
}

export function earningsInWords(count: number): string {
  return count === 1 ? '1 earning' : `${count.toLocaleString('en-GB')} earnings`;
}
