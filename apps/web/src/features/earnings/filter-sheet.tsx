import { type EarningFilterWire, EARNING_SOURCES, type PlatformView } from '@earntrack/contract';
import { COMPONENT_NAMES, type ComponentName } from '@earntrack/domain';
import { useQuery } from '@tanstack/react-query';
import { Button } from '../../components/button.tsx';
import { Chips, ManyChips } from '../../components/chips.tsx';
import { Select } from '../../components/select.tsx';
import { useTRPC } from '../../lib/trpc.ts';
import { ManyPlatformChips } from '../platforms/index.ts';
import { DayFilter } from '../../components/day-filter.tsx';
import { PART_WORDS } from './filter-words.ts';
import { SheetDialog } from './sheet-dialog.tsx';

interface FilterSheetProps {
  filter: EarningFilterWire;
  platforms: readonly PlatformView[];
  onChange: (patch: EarningFilterWire) => void;
  onClose: () => void;
}

const ANY = 'any';
const SOURCE_LABELS = { any: 'Any', typed: 'Typed by hand', statement: 'From statements' } as const;

/** Every filter at once; each acts at the touch, and the sentence behind the sheet follows. */
export function FilterSheet({ filter, platforms, onChange, onClose }: FilterSheetProps) {
  const tags = useTagChoices(filter.tags ?? []);
  return (
    <SheetDialog
      title="Which earnings?"
      onClose={onClose}
      foot={
        <Button look="main" onClick={onClose}>
          Show them
        </Button>
      }
    >
      <div className="two">
        <DayFilter label="First day" value={filter.from ?? ''} onChange={(from) => onChange({ from })} />
        <DayFilter label="Last day" value={filter.to ?? ''} onChange={(to) => onChange({ to })} />
      </div>
      {platforms.length > 0 && (
        <ManyPlatformChips
          platforms={platforms}
          values={filter.platformIds ?? []}
          onChange={(platformIds) => onChange({ platformIds })}
        />
      )}
      {tags.length > 0 && (
        <ManyChips
          legend="Tags"
          chips={tags.map((tag) => ({ value: tag, label: tag }))}
          values={filter.tags ?? []}
          onChange={(chosen) => onChange({ tags: chosen })}
        />
      )}
      <Chips
        legend="Where they come from"
        chips={(['any', ...EARNING_SOURCES] as const).map((value) => ({
          value,
          label: SOURCE_LABELS[value],
        }))}
        value={filter.source ?? 'any'}
        onChange={(source) => onChange({ source: source === 'any' ? undefined : source })}
      />
      <CurrencyFilter value={filter.currency ?? undefined} onChange={(currency) => onChange({ currency })} />
      <PartFilter value={filter.part ?? ''} onChange={(part) => onChange({ part: part || undefined })} />
    </SheetDialog>
  );
}

interface CurrencyFilterProps {
  value: string | undefined;
  onChange: (currency: string | undefined) => void;
}

/** Only where there is something to choose between. */
function CurrencyFilter({ value, onChange }: CurrencyFilterProps) {
  const currencies = useCurrencyChoices(value);
  if (currencies.length < 2) return null;
  return (
    <Chips
      legend="Currency"
      chips={[ANY, ...currencies].map((choice) => ({
        value: choice,
        label: choice === ANY ? 'Any' : choice,
      }))}
      value={value ?? ANY}
      onChange={(choice) => onChange(choice === ANY ? undefined : choice)}
    />
  );
}

interface PartFilterProps {
  value: ComponentName | '';
  onChange: (part: ComponentName | '') => void;
}

function PartFilter({ value, onChange }: PartFilterProps) {
  return (
    <Select<ComponentName | ''>
      label="With a part"
      value={value}
      options={[
        { value: '', label: 'Any' },
        ...COMPONENT_NAMES.map((name) => ({ value: name, label: PART_WORDS[name] })),
      ]}
      onChange={onChange}
    />
  );
}

/** The tags that are used most, and those that are chosen. */
export function useTagChoices(chosen: readonly string[]): string[] {
  const trpc = useTRPC();
  const tags = useQuery(trpc.earnings.tags.queryOptions());
  return [...new Set([...chosen, ...(tags.data ?? []).slice(0, MOST_TAGS).map(({ tag }) => tag)])];
}

const MOST_TAGS = 40;

/** The currencies that anything was earned in, the most used first, and the one that is chosen. */
function useCurrencyChoices(chosen: string | undefined): string[] {
  const trpc = useTRPC();
  const sums = useQuery(trpc.earnings.sums.queryOptions({}));
  const used = (sums.data ?? []).map(({ currency }) => currency);
  return [...new Set([...used, ...(chosen === undefined ? [] : [chosen])])];
}
