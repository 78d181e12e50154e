import type { ChangeView } from '@earntrack/contract';
import type { Query } from '@tanstack/react-query';
import { queryClient, TAB_ID } from '../query.ts';
import { isTyping, whenTyped } from '../typing.ts';
import { isConcerned } from './concerned.ts';

type Kind = Exclude<ChangeView['kind'], 'nothing'>;

/** What comes together is asked for together. */
const TOGETHER_MS = 100;
/** A change of one's own is on its way: what it shows ahead must not be taken back by an answer from before it. */
const AGAIN_MS = 250;

/** Takes changes in from elsewhere: what they concern is asked again, but not while somebody types or saves here. */
export function startTakingIn() {
  const kinds = new Set<Kind>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const later = (ms: number) => {
    timer ??= setTimeout(() => {
      timer = undefined;
      if (kinds.size === 0 || isTyping()) return;
      if (queryClient.isMutating() > 0) return later(AGAIN_MS);
      const taken = new Set(kinds);
      kinds.clear();
      void askAgain(taken);
    }, ms);
  };
  const stopWatching = whenTyped(() => later(TOGETHER_MS));
  return {
    take: ({ kind, origin }: ChangeView) => {
      // What this page did itself it has asked for again already.
      if (kind === 'nothing' || origin === TAB_ID) return;
      kinds.add(kind);
      later(TOGETHER_MS);
    },
    stop: () => {
      stopWatching();
      clearTimeout(timer);
    },
  };
}

async function askAgain(kinds: ReadonlySet<Kind>): Promise<void> {
  const concerned = { predicate: ({ queryKey }: Query) => isConcerned(queryKey, kinds) };
  const unanswered = queryClient
    .getQueryCache()
    .findAll({ ...concerned, fetchStatus: 'fetching' })
    .filter(({ state }) => state.data === undefined);
  await queryClient.invalidateQueries(concerned);
  // What is asked for the first time is not asked anew while it is on its way, and may be answered as it was before the change.
  await Promise.all(
    unanswered.map(({ queryKey }) => queryClient.invalidateQueries({ queryKey, exact: true })),
  );
}
