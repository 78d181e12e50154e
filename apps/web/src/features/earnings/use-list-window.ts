import { defaultRangeExtractor, type Range, useWindowVirtualizer } from '@tanstack/react-virtual';
import { startTransition, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { lineAt, type ListShape } from './list-shape.ts';

/** Heights of lines, in the root's font size: they are given, not measured, so that nothing ever jumps. */
const ROW_REM = 3.75;
const HEAD_REM = 4;
/** Lines beyond the edge of the window; few of them until the first rows are there, which a phone has work enough with. */
const AHEAD = 12;
const FIRST_AHEAD = 2;
/** What is fixed at the foot of the window covers so much of it. */
const DOCK_PX = 200;

/**
 * Which lines of the list are in sight. The line with the focus stays in the page wherever it is scrolled to. `lookAhead`
 * draws lines beyond the window as well from then on.
 */
export function useListWindow(shape: ListShape) {
  const place = useRef<HTMLDivElement>(null);
  const [scrollMargin, setScrollMargin] = useState(0);
  const [ahead, setAhead] = useState(FIRST_AHEAD);
  const lookAhead = useCallback(() => startTransition(() => setAhead(AHEAD)), []);
  const rem = useRootSize();
  useLayoutEffect(() => {
    const list = place.current;
    if (!list) return undefined;
    const measure = () => setScrollMargin(Math.round(list.getBoundingClientRect().top + window.scrollY));
    measure();
    // Whatever grows or shrinks above the list moves it, and makes the page's content another height.
    const watch = new ResizeObserver(measure);
    for (const sibling of list.parentElement?.children ?? []) if (sibling !== list) watch.observe(sibling);
    return () => watch.disconnect();
  }, []);
  // oxlint-disable-next-line react/incompatible-library -- nothing of it is memoised here
  const virtualizer = useWindowVirtualizer({
    count: shape.lineCount,
    estimateSize: (index) => (lineAt(shape, index)?.row === null ? HEAD_REM : ROW_REM) * rem,
    overscan: ahead,
    scrollMargin,
    scrollPaddingStart: HEAD_REM * rem,
    scrollPaddingEnd: DOCK_PX,
    rangeExtractor: (range) => withFocused(range, place.current),
    initialOffset: () => window.scrollY,
  });
  return { place, virtualizer, lookAhead, lines: virtualizer.getVirtualItems() };
}

function withFocused(range: Range, list: HTMLElement | null): number[] {
  const lines = defaultRangeExtractor(range);
  const focused = list?.contains(document.activeElement) ? lineOf(document.activeElement) : null;
  if (focused === null || focused >= range.count || lines.includes(focused)) return lines;
  return [...lines, focused].sort((left, right) => left - right);
}

/** The line that something in the list is part of. */
export function lineOf(element: Element | null): number | null {
  const line = element?.closest<HTMLElement>('[data-line]')?.dataset['line'];
  return line === undefined ? null : Number(line);
}

/** The root's font size, which a person may have made larger. */
function useRootSize(): number {
  const [size] = useState(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16);
  return size;
}
