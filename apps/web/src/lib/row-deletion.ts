import { readFailure } from '@earntrack/client';
import { type InfiniteData, type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import { useToasts } from '../components/toast.tsx';
import { awaitNoRow, awaitRow } from './row-focus.ts';

interface Row {
  id: string;
}

interface ListPage<Item extends Row> {
  items: Item[];
  nextCursor: string | null;
}

interface RowDeletion<Item extends Row> {
  /** Of the lists that the row is in. */
  queryKey: QueryKey;
  remove: (input: { id: string }) => Promise<unknown>;
  restore: (input: { id: string }) => Promise<unknown>;
  /** What is said of each outcome. */
  words: (item: Item) => Record<'deleted' | 'notDeleted' | 'back' | 'notBack', string>;
}

/** Takes a row off its lists at once and offers the way back; a refusal of the server puts it back and says so. */
export function useRowDeletion<Item extends Row>({ queryKey, remove, restore, words }: RowDeletion<Item>) {
  const queries = useQueryClient();
  const toasts = useToasts();
  const onSettled = () => queries.invalidateQueries();
  const say = (what: string, error: unknown) =>
    toasts.show({ text: `${what} ${readFailure(error).message}` });
  // Whoever takes a deletion back at once takes back one that is still on its way: it has to be there before the way back is asked for.
  const scope = { id: JSON.stringify(queryKey) };
  const deletion = useMutation({
    scope,
    mutationFn: ({ id }: Item) => remove({ id }),
    onMutate: async ({ id }) => {
      await queries.cancelQueries({ queryKey });
      const before = queries.getQueriesData({ queryKey });
      queries.setQueriesData<InfiniteData<ListPage<Item>>>({ queryKey }, (list) => list && without(id, list));
      return { before };
    },
    onError: (error, item, context) => {
      for (const [key, list] of context?.before ?? []) queries.setQueryData(key, list);
      say(words(item).notDeleted, error);
    },
    onSettled,
  });
  const restoring = useMutation({
    scope,
    mutationFn: ({ id }: Item) => restore({ id }),
    onMutate: ({ id }) => awaitRow(id),
    onSuccess: (_, item) => toasts.show({ text: words(item).back }),
    onError: (error, item) => {
      awaitNoRow();
      say(words(item).notBack, error);
    },
    onSettled,
  });
  return (item: Item) => {
    deletion.mutate(item);
    toasts.show({ text: words(item).deleted, isBinned: true, undo: () => restoring.mutate(item) });
  };
}

function without<Item extends Row>(id: string, list: InfiniteData<ListPage<Item>>) {
  const pages = list.pages.map((page) => ({ ...page, items: page.items.filter((item) => item.id !== id) }));
  return { ...list, pages };
}
