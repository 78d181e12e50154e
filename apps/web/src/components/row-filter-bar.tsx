import type { PlatformView } from '@earntrack/contract';
import { Button } from './button.tsx';
import type { RowFilters } from '../lib/row-filters.ts';
import { DayFilter } from './day-filter.tsx';
import { Select } from './select.tsx';

interface RowFilterBarProps {
  filters: RowFilters;
  platforms: readonly PlatformView[];
  onChange: (filters: RowFilters) => void;
}

/** First day, last day and platform; what is chosen stands in the address, so that it can be kept and shared. */
export function RowFilterBar({ filters, platforms, onChange }: RowFilterBarProps) {
  const set = (name: keyof RowFilters, value: string) => {
    const { [name]: _, ...others } = filters;
    onChange(value === '' ? others : { ...others, [name]: value });
  };
  const options = platforms.map(({ id, name, isArchived }) => ({
    value: id,
    label: isArchived ? `${name}, archived` : name,
  }));
  return (
    <div className="filters" role="search" aria-label="Filter">
      <DayFilter label="From" value={filters.from ?? ''} onChange={(day) => set('from', day)} />
      <DayFilter label="To" value={filters.to ?? ''} onChange={(day) => set('to', day)} />
      <Select
        label="Platform"
        value={filters.platformId ?? ''}
        options={[{ value: '', label: 'Any platform' }, ...options]}
        onChange={(platformId) => set('platformId', platformId)}
      />
      {Object.keys(filters).length > 0 && (
        <Button look="quiet" onClick={() => onChange({})}>
          Show all
        </Button>
      )}
    </div>
  );
}
