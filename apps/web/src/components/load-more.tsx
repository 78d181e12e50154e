import type { ReactNode } from 'react';
import { Button } from './button.tsx';

interface LoadMoreProps {
  /** A list that comes page by page. */
  list: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => Promise<unknown> };
  children?: ReactNode;
}

/** What asks for the next page, as long as there is one. */
export function LoadMore({ list, children = 'Show more' }: LoadMoreProps) {
  if (!list.hasNextPage) return null;
  return (
    <p className="load-more">
      <Button isBusy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
        {children}
      </Button>
    </p>
  );
}
