import { LIMITS, type EarningFilterWire, type EarningView } from '@earntrack/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useToasts } from '../../components/toast.tsx';
import { useTRPCClient } from '../../lib/trpc.ts';
import { type ListShape, stretchOf } from './list-shape.ts';
import { isSelected, NOTHING_SELECTED, type Selection, select } from './selection.ts';
import { fetchRows, type RowsByDay } from './use-earnings.ts';

/** What is selected in the list of a filter; another filter begins with nothing. With Shift, everything in between too. */
export function useSelection(filter: EarningFilterWire, shape: ListShape | undefined) {
  const key = JSON.stringify(filter);
  const [state, setState] = useState({ key, selection: NOTHING_SELECTED });
  const anchor = useRef<EarningView | null>(null);
  const queries = useQueryClient();
  const client = useTRPCClient();
  const toasts = useToasts();
  const selection = state.key === key ? state.selection : NOTHING_SELECTED;
  const change = (next: Selection) => setState({ key, selection: next });
  const chooseRange = async (from: EarningView, to: EarningView, isChosen: boolean) => {
    if (!shape) return;
    const [newer, older] = isBefore(to, from) ? [to, from] : [from, to];
    const stretches = stretchesBetween(shape.floors, newer, older);
    const wanted = stretches.map((stretch) => ({ filter, shape, stretch }));
    const ids = idsBetween(await fetchRows(queries, client, wanted), newer, older);
    if (ids.length > LIMITS.bulkIds)
      toasts.show({ text: 'These are too many to name one by one: select all instead.' });
    else
      setState((now) => ({
        key,
        selection: select(now.key === key ? now.selection : NOTHING_SELECTED, ids, isChosen),
      }));
  };
  const onSelect = (earning: EarningView, { isRange }: { isRange: boolean }) => {
    const isChosen = !isSelected(selection, earning.id);
    const from = anchor.current;
    anchor.current = earning;
    if (isRange && from) void chooseRange(from, earning, isChosen).catch(() => undefined);
    else change(select(selection, [earning.id], isChosen));
  };
  return { selection, change, onSelect };
}

function stretchesBetween(floors: readonly string[], newer: EarningView, older: EarningView): number[] {
  const first = stretchOf(floors, newer.earnedOn);
  const last = stretchOf(floors, older.earnedOn);
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

function idsBetween(stretches: readonly RowsByDay[], newer: EarningView, older: EarningView): string[] {
  const rows = stretches.flatMap((byDay) => [...byDay.values()].flat());
  return rows.filter((row) => !isBefore(row, newer) && !isBefore(older, row)).map(({ id }) => id);
}

/** True when `left` stands above `right` in the list. */
function isBefore(left: EarningView, right: EarningView): boolean {
  if (left.earnedOn !== right.earnedOn) return left.earnedOn > right.earnedOn;
  return left.id > right.id;
}
