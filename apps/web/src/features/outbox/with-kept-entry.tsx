import { type ReactNode, useState } from 'react';
import { ButtonLink } from '../../components/button.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { SkeletonRows } from '../../components/skeleton.tsx';
import { useOutbox } from '../../lib/outbox/outbox.ts';
import type { OutboxEntry } from '../../lib/outbox/outbox-entry.ts';

interface WithKeptEntryProps {
  kind: OutboxEntry['kind'];
  /** Of the entry to edit; undefined for a new one. */
  id: string | undefined;
  children: (entry: OutboxEntry | undefined) => ReactNode;
}

/** A form for an entry of this device, as it was when the form opened: it may be sent while it is edited. */
export function WithKeptEntry({ kind, id, children }: WithKeptEntryProps) {
  const { entries, isRead } = useOutbox();
  const now = entries.find((entry) => entry.kind === kind && entry.id === id);
  const [opened, setOpened] = useState(now);
  if (now && !opened) setOpened(now);
  const entry = opened ?? now;
  if (id === undefined || entry) return children(entry);
  if (!isRead) return <SkeletonRows of="the form" count={3} />;
  const list = kind === 'earning' ? '/earnings' : '/work';
  return (
    <>
      <PageTitle>Not on this device any more</PageTitle>
      <h1 className="answer smaller">
        This entry does not wait here any more. It was recorded or discarded.
      </h1>
      <p className="buttons">
        <ButtonLink to={list}>{kind === 'earning' ? 'Show all earnings' : 'Show all work'}</ButtonLink>
      </p>
    </>
  );
}
