import type { PlatformView } from '@earntrack/contract';
import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Mark } from '../../components/mark.tsx';
import { TextField } from '../../components/text-field.tsx';
import { firstFocus } from '../../lib/first-focus.ts';
import { useProfile } from '../../lib/session.ts';
import {
  draftFromCatalogue,
  freeColour,
  ownDraft,
  type PlatformDraft,
  searchCatalogue,
} from './platform-draft.ts';

/** How many known platforms are offered at once. */
const OFFERED = 8;

interface CatalogueSearchProps {
  platforms: readonly PlatformView[];
  error?: string | undefined;
  /** Typing starts here. */
  isFirst?: boolean;
  onChoose: (draft: PlatformDraft) => void;
}

/** Finds a well-known platform by a few letters; any other name becomes the user's own. */
export function CatalogueSearch({ platforms, error, isFirst, onChoose }: CatalogueSearchProps) {
  const { currency } = useProfile();
  const [words, setWords] = useState('');
  const found = searchCatalogue(words);
  const own = words.trim();
  const isKnown = found.some((entry) => entry.name.toLowerCase() === own.toLowerCase());
  const chooseOwn = () => onChoose(ownDraft(own, freeColour(platforms), currency));
  const chooseFirst = () => {
    const [first] = found;
    if (first) onChoose(draftFromCatalogue(first, currency, platforms));
    else if (own) chooseOwn();
  };
  return (
    <div className="stack">
      <TextField
        label="Where do you earn?"
        placeholder="Upwork, Uber, a client…"
        type="search"
        {...(isFirst && { ref: firstFocus })}
        value={words}
        error={error}
        onChange={setWords}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || own === '') return;
          event.preventDefault();
          chooseFirst();
        }}
      />
      <ul className="chips" aria-label="Known platforms">
        {found.slice(0, OFFERED).map((entry) => (
          <li key={entry.key}>
            <button
              type="button"
              className="chip"
              onClick={() => onChoose(draftFromCatalogue(entry, currency, platforms))}
            >
              <Mark name={entry.name} colour={entry.colour} />
              {entry.name}
            </button>
          </li>
        ))}
      </ul>
      {own !== '' && !isKnown && (
        <p>
          <Button onClick={chooseOwn}>Add “{own}” as your own</Button>
        </p>
      )}
    </div>
  );
}
