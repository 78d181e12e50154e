import type { EarningFilterWire, PlatformView } from '@earntrack/contract';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { TextField } from '../../components/text-field.tsx';
import { shortDay } from '../../lib/days.ts';
import { preloadEarningChoices } from '../../lib/preload.ts';
import { useProfile, useToday } from '../../lib/session.ts';
import { DayFilter } from '../../components/day-filter.tsx';
import { FilterSheet } from './filter-sheet.tsx';
import { PART_WORDS } from './filter-words.ts';

export interface FilterBarProps {
  filter: EarningFilterWire;
  platforms: readonly PlatformView[];
  onChange: (filter: EarningFilterWire) => void;
}

/** After so long without a key, what was typed is looked for. */
const TYPING_MS = 250;

/** A text to find and days in sight, everything else on a sheet; what is chosen stands in the address and below. */
export function FilterBar({ filter, platforms, onChange }: FilterBarProps) {
  const [isOpen, setOpen] = useState(false);
  const set = (patch: EarningFilterWire) => onChange(withoutNothing({ ...filter, ...patch }));
  return (
    <>
      <div className="filters earning-filters" role="search" aria-label="Filter">
        <TextFilter
          key={filter.text ? 'with' : 'without'}
          value={filter.text ?? ''}
          onChange={(text) => set({ text })}
        />
        <DayFilter label="From" value={filter.from ?? ''} onChange={(from) => set({ from })} />
        <DayFilter label="To" value={filter.to ?? ''} onChange={(to) => set({ to })} />
        <Button
          aria-haspopup="dialog"
          onPointerEnter={preloadEarningChoices}
          onFocus={preloadEarningChoices}
          onClick={() => setOpen(true)}
        >
          More filters
        </Button>
      </div>
      <ChosenFilters filter={filter} platforms={platforms} onChange={onChange} />
      {isOpen && (
        <FilterSheet filter={filter} platforms={platforms} onChange={set} onClose={() => setOpen(false)} />
      )}
    </>
  );
}

/** A filter without values that mean "any". */
function withoutNothing(filter: EarningFilterWire): EarningFilterWire {
  const entries = Object.entries(filter).filter(
    ([, value]) =>
      value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(entries);
}

function TextFilter({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const [typed, setTyped] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const look = (text: string) => {
    clearTimeout(timer.current);
    if (text.trim() !== value) onChange(text.trim());
  };
  return (
    <TextField
      label="Find"
      type="search"
      placeholder="A note, a description, a tag"
      maxLength={100}
      value={typed}
      onChange={(text) => {
        setTyped(text);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => look(text), TYPING_MS);
      }}
      onKeyDown={(event) => event.key === 'Enter' && look(typed)}
    />
  );
}

/** Each filter as a button that takes it away. */
function ChosenFilters({ filter, platforms, onChange }: FilterBarProps) {
  const chosen = Object.keys(filter) as (keyof EarningFilterWire)[];
  if (chosen.length === 0) return null;
  const without = (name: keyof EarningFilterWire, value?: string) => {
    const { [name]: values, ...rest } = filter;
    const left = Array.isArray(values) ? values.filter((each) => each !== value) : [];
    onChange(left.length === 0 ? rest : { ...rest, [name]: left });
  };
  const { platformIds, tags, source, currency, productId, adjustsId, part, text } = filter;
  const nameOf = (id: string) => platforms.find((platform) => platform.id === id)?.name ?? 'Unknown platform';
  return (
    <div className="chips chosen-filters" role="group" aria-label="Chosen filters">
      {text && <ChosenFilter onRemove={() => without('text')}>“{text}”</ChosenFilter>}
      <ChosenDays filter={filter} onRemove={without} />
      {platformIds?.map((id) => (
        <ChosenFilter key={id} onRemove={() => without('platformIds', id)}>
          {nameOf(id)}
        </ChosenFilter>
      ))}
      {tags?.map((tag) => (
        <ChosenFilter key={tag} onRemove={() => without('tags', tag)}>{`tag ${tag}`}</ChosenFilter>
      ))}
      {source && (
        <ChosenFilter onRemove={() => without('source')}>
          {source === 'typed' ? 'typed by hand' : 'from statements'}
        </ChosenFilter>
      )}
      {currency && <ChosenFilter onRemove={() => without('currency')}>{`in ${currency}`}</ChosenFilter>}
      {part && <ChosenFilter onRemove={() => without('part')}>{`with ${PART_WORDS[part]}`}</ChosenFilter>}
      {productId && <ChosenFilter onRemove={() => without('productId')}>one product</ChosenFilter>}
      {adjustsId && (
        <ChosenFilter onRemove={() => without('adjustsId')}>corrections of one earning</ChosenFilter>
      )}
      <Button look="quiet" onClick={() => onChange({})}>
        Show all
      </Button>
    </div>
  );
}

const DAYS = [
  ['from', 'from'],
  ['to', 'to'],
  ['countedFrom', 'counted from'],
  ['countedTo', 'counted to'],
] as const;

interface ChosenDaysProps {
  filter: EarningFilterWire;
  onRemove: (name: (typeof DAYS)[number][0]) => void;
}

function ChosenDays({ filter, onRemove }: ChosenDaysProps) {
  const words = { locale: useProfile().locale, today: useToday() };
  return DAYS.map(([name, said]) => {
    const day = filter[name];
    if (!day) return null;
    return (
      <ChosenFilter key={name} onRemove={() => onRemove(name)}>
        {`${said} ${shortDay(day, words)}`}
      </ChosenFilter>
    );
  });
}

function ChosenFilter({ children, onRemove }: { children: ReactNode; onRemove: () => void }) {
  return (
    <button type="button" className="chip" onClick={onRemove}>
      <span className="vh">Remove filter </span>
      {children} <span aria-hidden="true">×</span>
    </button>
  );
}
