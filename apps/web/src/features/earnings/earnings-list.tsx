import type { EarningDayView, EarningFilterWire, EarningView, PlatformView } from '@earntrack/contract';
import { asCurrency, type Currency, type Micros, microsFromDecimal } from '@earntrack/domain';
import type { VirtualItem } from '@tanstack/react-virtual';
import { useEffect } from 'react';
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
  const { place, lines, virtualizer, lookAhead } = useListWindow(shape);
  const { byStretch, error, retry } = useRows(filter, shape, stretchesOf(shape, lines));
  const hasRows = [...byStretch.values()].some(Boolean);
  useEffect(() => {
    if (hasRows) lookAhead();
  }, [hasRows, lookAhead]);
  const keys = useListKeys(shape, virtualizer);
  const byId = new Map(platforms.map((platform) => [platform.id, platform]));
  return (
    <>
      {error !== null && (
        <ErrorState error={error} title="Some of these earnings could not be loaded" onRetry={retry} />
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the arrow keys move between the links of its rows */}
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
            key={keyOf(shape, item.index, byStretch)}
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

type RowsByStretch = ReadonlyMap<number, RowsByDay | undefined>;

/** The earning of a line, where it is there already. */
function earningAt(shape: ListShape, index: number, byStretch: RowsByStretch): EarningView | undefined {
  const line = lineAt(shape, index);
  if (!line || line.row === null) return undefined;
  return byStretch.get(stretchOf(shape.floors, line.day.day))?.get(line.day.day)?.[line.row];
}

/** An earning stays the same element, and keeps the focus, when lines above it come or go. */
function keyOf(shape: ListShape, index: number, byStretch: RowsByStretch): string {
  const line = lineAt(shape, index);
  return earningAt(shape, index, byStretch)?.id ?? `${line?.day.day} ${line?.row ?? 'head'}`;
}

interface ListLineProps extends EarningsListProps {
  item: VirtualItem;
  start: number;
  byStretch: RowsByStretch;
  byId: ReadonlyMap<string, PlatformView>;
}

function ListLine({ shape, item, start, byStretch, byId, selection, onSelect, onDelete }: ListLineProps) {
  const line = lineAt(shape, item.index);
  if (!line) return null;
  const { day, row } = line;
  const earning = earningAt(shape, item.index, byStretch);
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
