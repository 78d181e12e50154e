import { type KeyboardEvent, useId, useState } from 'react';
import { firstFocus } from '../../lib/first-focus.ts';
import { useSignedIn } from '../../lib/session.ts';
import { Modal } from './modal.tsx';
import './palette.css';
import { rank } from './rank.ts';
import { noteRecent, readRecent } from './recent.ts';
import { type PaletteItem, usePaletteItems } from './use-palette-items.ts';

/** Finds screens, actions, platforms and periods by their names. */
export function Palette({ onClose }: { onClose: () => void }) {
  const { account } = useSignedIn();
  const [typed, setTyped] = useState('');
  const [place, setPlace] = useState(0);
  const listId = useId();
  const found = rank(usePaletteItems(), typed, readRecent(account.id));
  const choose = (item: PaletteItem | undefined) => {
    if (!item) return;
    noteRecent(account.id, item.id);
    onClose();
    // After the focus went back, so that the screen that opens can take it.
    queueMicrotask(item.act);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = placeAfter(event.key, place, found.length);
    if (event.key === 'Enter') choose(found[place]);
    else if (next === null) return;
    else setPlace(next);
    event.preventDefault();
  };
  return (
    <Modal className="palette" label="Search" onClose={onClose}>
      <input
        ref={firstFocus}
        className="input"
        type="text"
        role="combobox"
        aria-label="Search screens, actions, platforms and periods"
        aria-expanded={found.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={found[place] && `${listId}-${place}`}
        placeholder="Where to, or what to do?"
        autoComplete="off"
        spellCheck={false}
        enterKeyHint="go"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          setPlace(0);
        }}
        onKeyDown={onKeyDown}
      />
      <Options listId={listId} found={found} place={place} onChoose={choose} />
      <Outcome typed={typed.trim()} count={found.length} />
    </Modal>
  );
}

function Outcome({ typed, count }: { typed: string; count: number }) {
  return (
    <p className="palette-none" role="status">
      {count === 0 && `Nothing is called “${typed}”. Try a screen, a platform or “last month”.`}
      {count > 0 && typed !== '' && <span className="vh">{`${count} found`}</span>}
    </p>
  );
}

/** Where a key leads from `place` of `count`; null for every other key. */
function placeAfter(key: string, place: number, count: number): number | null {
  if (count === 0) return null;
  if (key === 'ArrowDown') return (place + 1) % count;
  if (key === 'ArrowUp') return (place + count - 1) % count;
  if (key === 'PageDown') return Math.min(place + PAGE, count - 1);
  if (key === 'PageUp') return Math.max(place - PAGE, 0);
  return null;
}

const PAGE = 6;

interface OptionsProps {
  listId: string;
  found: readonly PaletteItem[];
  place: number;
  onChoose: (item: PaletteItem) => void;
}

function Options({ listId, found, place, onChoose }: OptionsProps) {
  return (
    <div id={listId} role="listbox" aria-label="Found" className="palette-list" hidden={found.length === 0}>
      {found.map((item, index) => (
        <button
          key={item.id}
          id={`${listId}-${index}`}
          ref={index === place ? intoSight : null}
          type="button"
          role="option"
          aria-selected={index === place}
          // The focus stays in the field.
          tabIndex={-1}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onChoose(item)}
        >
          <span>{item.name}</span>
          <span className="s">
            {item.kind}
            {item.keys && <kbd className="wide-only">{item.keys}</kbd>}
          </span>
        </button>
      ))}
    </div>
  );
}

function intoSight(option: HTMLElement | null): void {
  option?.scrollIntoView({ block: 'nearest' });
}
