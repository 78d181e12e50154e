import type { PlatformView } from '@earntrack/contract';
import { Button, ButtonLink } from '../../components/button.tsx';
import { Mark } from '../../components/mark.tsx';
import { Money } from '../../components/money.tsx';
import { useToasts } from '../../components/toast.tsx';
import { dayInShort } from '../../lib/days.ts';
import { dropEntry, restoreEntry, useOutbox } from '../../lib/outbox/outbox.ts';
import type { OutboxEntry } from '../../lib/outbox/outbox-entry.ts';
import { useProfile, useToday } from '../../lib/session.ts';
import { usePlatforms } from '../platforms/index.ts';
import { factsOf } from './entry-facts.ts';
import './outbox.css';

/** What was recorded on this device and is not with the server yet, at the top of the list that it belongs to. */
export function WaitingEntries({ kind }: { kind: OutboxEntry['kind'] }) {
  const { entries } = useOutbox();
  const platforms = usePlatforms().data ?? [];
  const own = entries.filter((entry) => entry.kind === kind);
  if (own.length === 0) return null;
  return (
    <section className="waiting" aria-label="Waiting to be sent">
      <ul className="rows">
        {own.map((entry) => (
          <li key={entry.id}>
            <WaitingRow entry={entry} platforms={platforms} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface WaitingRowProps {
  entry: OutboxEntry;
  platforms: readonly PlatformView[];
}

function WaitingRow({ entry, platforms }: WaitingRowProps) {
  const { locale, timeZone } = useProfile();
  const today = useToday();
  const facts = factsOf(entry, timeZone);
  const [first, ...others] = facts.platformIds.map((id) => platforms.find((platform) => platform.id === id));
  const names = [first, ...others].map((platform) => platform?.name ?? 'Unknown platform').join(' and ');
  return (
    <>
      <div className="row">
        <Mark name={names} colour={first?.colour ?? 8} />
        <span className="t">
          {facts.note || names}
          <span className="s">
            {facts.note && `${names} · `}
            {dayInShort(facts.day, { locale, today })}
          </span>
          {entry.refusal === null ? (
            <span className="s">Waiting to be sent</span>
          ) : (
            <span className="s warn">Not recorded: {entry.refusal}</span>
          )}
        </span>
        <span className="n">
          {facts.kind === 'earning' ? <Money amount={facts.net} currency={facts.currency} /> : facts.length}
        </span>
      </div>
      <Actions entry={entry} name={facts.note || names} />
    </>
  );
}

function Actions({ entry, name }: { entry: OutboxEntry; name: string }) {
  const { entries } = useOutbox();
  const toasts = useToasts();
  const place = entries.indexOf(entry);
  const discard = () => {
    void dropEntry(entry.id);
    document.getElementById('main')?.focus({ preventScroll: true });
    toasts.show({ text: `Discarded ${name}.`, undo: () => void restoreEntry(entry, place) });
  };
  return (
    <div className="buttons">
      <ButtonLink
        to={entry.kind === 'earning' ? '/earnings/new' : '/work/new'}
        search={{ kept: entry.id }}
        aria-label={`Edit ${name}`}
      >
        Edit
      </ButtonLink>
      <Button look="quiet" aria-label={`Discard ${name}`} onClick={discard}>
        Discard
      </Button>
    </div>
  );
}
