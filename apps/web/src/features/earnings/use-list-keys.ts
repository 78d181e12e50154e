import type { Virtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { lineAt, type ListShape } from './list-shape.ts';
import { lineOf } from './use-list-window.ts';

const STEPS: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowUp: -1 };

/** The arrow keys go from earning to earning, past the heads of days; Home and End to the first and the last. */
export function useListKeys(
  shape: ListShape,
  virtualizer: Pick<Virtualizer<Window, Element>, 'scrollToIndex'>,
) {
  /** The line that takes the focus as soon as its earning is in the page. */
  const wanted = useRef<number | null>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    const link = document.querySelector<HTMLElement>(`[data-line="${wanted.current}"] a.row`);
    if (!link) return;
    wanted.current = null;
    link.focus({ preventScroll: true });
  });
  const goTo = (line: number) => {
    wanted.current = line;
    virtualizer.scrollToIndex(line, { align: 'auto' });
    const link = document.querySelector<HTMLElement>(`[data-line="${line}"] a.row`);
    if (!link) return;
    wanted.current = null;
    link.focus({ preventScroll: true });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const from = lineOf(event.target as Element);
    if (from === null || event.metaKey || event.ctrlKey || event.altKey) return;
    const to = destination(shape, wanted.current ?? from, event.key);
    if (to === null) return;
    event.preventDefault();
    goTo(to);
  };
  /** A person who goes elsewhere is not pulled back. */
  const onFocus = () => {
    wanted.current = null;
  };
  return { onKeyDown, onFocus };
}

function destination(shape: ListShape, from: number, key: string): number | null {
  if (key === 'Home') return nextRow(shape, 0, 1);
  if (key === 'End') return nextRow(shape, shape.lineCount - 1, -1);
  const step = STEPS[key];
  return step === undefined ? null : nextRow(shape, from + step, step);
}

/** The nearest line with an earning from here on; null at the end of the list. */
function nextRow(shape: ListShape, from: number, step: 1 | -1): number | null {
  for (let index = from; index >= 0 && index < shape.lineCount; index += step) {
    if (lineAt(shape, index)?.row !== null) return index;
  }
  return null;
}
