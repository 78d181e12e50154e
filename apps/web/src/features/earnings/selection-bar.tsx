import type { EarningFilterWire, PlatformView } from '@earntrack/contract';
import { useEffect, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Dock } from '../../components/dock.tsx';
import { useHotkeys } from '../../components/hotkeys.ts';
import { TagInput } from '../../components/tag-input.tsx';
import { preloadTags } from '../../lib/preload.ts';
import { activePlatforms, PlatformChips } from '../platforms/index.ts';
import { useTagChoices } from './filter-sheet.tsx';
import { ALL_SELECTED, countSelected, NOTHING_SELECTED, type Selection } from './selection.ts';
import { SheetDialog } from './sheet-dialog.tsx';
import { type BulkWish, earningsInWords, useBulkChange } from './use-bulk-changes.ts';

interface SelectionBarProps {
  filter: EarningFilterWire;
  platforms: readonly PlatformView[];
  selection: Selection;
  /** How many earnings match the filter. */
  rowCount: number;
  onChange: (selection: Selection) => void;
}

/** What can be done with the selected earnings, within the thumb's reach. */
export function SelectionBar({ filter, platforms, selection, rowCount, onChange }: SelectionBarProps) {
  const [open, setOpen] = useState<'tags' | 'platform' | null>(null);
  const clear = () => onChange(NOTHING_SELECTED);
  const bulk = useBulkChange({
    filter,
    selection,
    onDone: () => {
      setOpen(null);
      clear();
    },
  });
  useHotkeys({ escape: clear });
  useEffect(preloadTags, []);
  const count = countSelected(selection, rowCount);
  const sheet = { count, isBusy: bulk.isBusy, onWish: bulk.run, onClose: () => setOpen(null) };
  return (
    <>
      <Dock>
        <section className="selection-bar" aria-label="Selection">
          <p aria-live="polite">
            <b>{count.toLocaleString('en-GB')}</b> selected
            {bulk.isBusy && '. Changing them; many at once can take a minute.'}
          </p>
          {count < rowCount && (
            <Button look="quiet" onClick={() => onChange(ALL_SELECTED)}>
              {`Select all ${rowCount.toLocaleString('en-GB')}`}
            </Button>
          )}
          <Button look="quiet" shortcut="Esc" onClick={clear}>
            Clear
          </Button>
          <div className="selection-actions">
            <Button isBusy={bulk.isBusy} onClick={() => setOpen('tags')}>
              Tag…
            </Button>
            <Button isBusy={bulk.isBusy} onClick={() => setOpen('platform')}>
              Move…
            </Button>
            <Button isBusy={bulk.isBusy} onClick={() => bulk.run({ kind: 'delete' })}>
              Delete
            </Button>
          </div>
        </section>
      </Dock>
      {open === 'tags' && <TagsSheet {...sheet} />}
      {open === 'platform' && <PlatformSheet {...sheet} platforms={platforms} />}
    </>
  );
}

interface BulkSheetProps {
  count: number;
  isBusy: boolean;
  onWish: (wish: BulkWish) => void;
  onClose: () => void;
}

function TagsSheet({ count, isBusy, onWish, onClose }: BulkSheetProps) {
  const [addTags, setAddTags] = useState<string[]>([]);
  const [removeTags, setRemoveTags] = useState<string[]>([]);
  const known = useTagChoices([]);
  const isEmpty = addTags.length === 0 && removeTags.length === 0;
  return (
    <SheetDialog
      title={`Tags of ${earningsInWords(count)}`}
      onClose={onClose}
      foot={
        <>
          <Button
            look="main"
            isBusy={isBusy || isEmpty}
            onClick={() =>
              onWish({ kind: 'edit', change: { addTags, removeTags }, done: 'Changed the tags of' })
            }
          >
            {`Change ${earningsInWords(count)}`}
          </Button>
          <Button look="quiet" onClick={onClose}>
            Leave
          </Button>
        </>
      }
    >
      <TagInput label="Add tags" tags={addTags} onChange={setAddTags} known={known} />
      {known.length > 0 && (
        <TagInput label="Take tags away" tags={removeTags} onChange={setRemoveTags} known={known} />
      )}
    </SheetDialog>
  );
}

function PlatformSheet({
  count,
  isBusy,
  onWish,
  onClose,
  platforms,
}: BulkSheetProps & { platforms: readonly PlatformView[] }) {
  const [platformId, setPlatformId] = useState<string | null>(null);
  return (
    <SheetDialog
      title={`Move ${earningsInWords(count)} to another platform`}
      onClose={onClose}
      foot={
        <>
          <Button
            look="main"
            isBusy={isBusy || platformId === null}
            onClick={() => platformId && onWish({ kind: 'edit', change: { platformId }, done: 'Moved' })}
          >
            {`Move ${earningsInWords(count)}`}
          </Button>
          <Button look="quiet" onClick={onClose}>
            Leave
          </Button>
        </>
      }
    >
      <PlatformChips
        platforms={activePlatforms(platforms)}
        value={platformId}
        onChange={setPlatformId}
        hint="Amounts keep their currency; hours go along."
      />
    </SheetDialog>
  );
}
