import type { EarningDayView, EarningFilterWire, EarningView, PlatformView } from '@earntrack/contract';
import { asCurrency, type Currency, type Micros, microsFromDecimal } from '@earntrack/domain';
import type { VirtualItem } from '@tanstack/react-virtual';
import { ErrorState } from '../../components/error-state.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { dayInWords } from '../../lib/days.ts';
import { useProfile, useToday } from '../../lib/session.ts';
import { sumsInWords } from './sums-in-words.ts';
import { EarningRow } from './earning-row.tsx';
import { countOf, lineAt, type ListShape, stretchOf } from './list-shape.ts';
import { isSelected, type Selection } from './selection.ts';
import { useListKeys } from './use-list-keys.ts';
import { useListWindow } from './use-list-window.ts';
import { type RowsByDay, useRows } from './use-earnings.ts';

export interface EarningsListProps {
  filter: EarningFilterWire;
  shape: ListShape;
  platforms: readonly PlatformView[];
  selection: Selection;
  onSelect: (earning: EarningView, how: { isRange: boolean }) => void;
  onDelete: (earning: EarningView) => void;
}

/** Earnings under their days. Only the lines in sight are in the page, however many there are. */
export function EarningsList(props: EarningsListProps) {
  const { filter, shape, platforms } = props;
  const { place, lines, virtualizer } = useListWindow(shape);
  const { byStretch, error, retry } = useRows(filter, shape, stretchesOf(shape, lines));
  const keys = useListKeys(shape, virtualizer);
  const byId = new Map(platforms.map((platform) => [platform.id, platform]));
  return (
    <>
      {error !== null && (
        <ErrorState error={error} title="Some of these earnings could not be loaded" onRetry={retry} />
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveElementInteractions: the arrow keys move between the links of its rows */}
      <div
        role="table"
        aria-label="Earnings"
        aria-rowcount={shape.lineCount}
        className="lines rows"
        ref={place}
        style={{ height: virtualizer.getTotalSize() }}
        onKeyDown={keys.onKeyDown}
        onFocus={keys.onFocus}
      >
        {lines.map((item) => (
          <ListLine
            key={item.key}
            {...props}
            item={item}
            byStretch={byStretch}
            byId={byId}
            start={item.start - virtualizer.options.scrollMargin}
          />
        ))}
      </div>
    </>
  );
}

/** The stretches of days that the lines in sight belong to, and those beside them: rows come before they are reached. */
function stretchesOf(shape: ListShape, lines: readonly VirtualItem[]): number[] {
  const seen = lines.map(({ index }) => stretchOf(shape.floors, lineAt(shape, index)?.day.day ?? ''));
  const wanted = new Set(seen.flatMap((stretch) => [stretch - 1, stretch, stretch + 1]));
  return [...wanted]
    .filter((stretch) => stretch >= 0 && stretch <= shape.floors.length)
    .sort((a, b) => a - b);
}

interface ListLineProps extends EarningsListProps {
  item: VirtualItem;
  start: number;
  byStretch: ReadonlyMap<number, RowsByDay | undefined>;
  byId: ReadonlyMap<string, PlatformView>;
}

function ListLine({ shape, item, start, byStretch, byId, selection, onSelect, onDelete }: ListLineProps) {
  const line = lineAt(shape, item.index);
  if (!line) return null;
  const { day, row } = line;
  const rows = byStretch.get(stretchOf(shape.floors, day.day));
  const earning = row === null ? undefined : rows?.get(day.day)?.[row];
  const isChosen = earning !== undefined && isSelected(selection, earning.id);
  return (
    <div
      role="row"
      aria-rowindex={item.index + 1}
      data-line={item.index}
      className={row === null ? 'line day-line' : isChosen ? 'line sel' : 'line'}
      style={{ transform: `translateY(${start}px)`, height: item.size }}
    >
      {row === null && <DayHead day={day} />}
      {row !== null && earning === undefined && <SkeletonLine />}
      {earning && (
        <EarningRow
          earning={earning}
          platform={byId.get(earning.platformId)}
          isSelected={isChosen}
          onSelect={onSelect}
          onDelete={onDelete}
        />
      )}
    </div>
  );
}

function SkeletonLine() {
  return (
    <div role="cell" className="skeleton-row">
      <span className="vh">Loading</span>
      <Skeleton width="28px" height="28px" />
      <span>
        <Skeleton width="50%" />
        <Skeleton width="30%" />
      </span>
      <Skeleton />
    </div>
  );
}

function DayHead({ day }: { day: EarningDayView }) {
  const { locale } = useProfile();
  const today = useToday();
  const net = new Map<Currency, Micros>(
    day.sums.map((sum) => [asCurrency(sum.currency), microsFromDecimal(sum.net)]),
  );
  return (
    <>
      <div role="rowheader">
        <h2>{dayInWords(day.day, { locale, today })}</h2>
      </div>
      {countOf(day) > 1 && (
        <div role="cell" className="n cut">
          {sumsInWords(net, locale)}
        </div>
      )}
    </>
  );
}
