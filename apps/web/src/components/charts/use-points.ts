import { type FocusEvent, type KeyboardEvent, type RefObject, useRef, useState } from 'react';
import { pointTowards } from './nearest-point.ts';

interface Points<Element extends HTMLElement> {
  /** Of what holds the links of all points, and nothing else that is a link. */
  group: RefObject<Element | null>;
  active: number;
  /** For the link of a point. */
  propsOf: (index: number) => object;
}

/** Makes the links of a chart one stop of the Tab key, in which arrows lead on, T shows the table, and looking reads out. */
export function usePoints<Element extends HTMLElement>(
  resting: number,
  onTable: () => void,
): Points<Element> {
  const group = useRef<Element>(null);
  const [touched, setTouched] = useState<number | null>(null);
  const active = touched ?? resting;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const links = [...(group.current?.querySelectorAll('a') ?? [])];
    const from = links.indexOf(event.currentTarget as HTMLAnchorElement);
    const to = pointTowards(
      event.key,
      links.map((link) => link.getBoundingClientRect()),
      from,
    );
    const isTable = event.key.toLowerCase() === 't';
    if (to === undefined && !isTable) return;
    event.preventDefault();
    if (isTable) onTable();
    else if (typeof to === 'number') links[to]?.focus();
  };
  // A finger that leaves the chart leaves the reading; focus that leaves it gives it back.
  const onBlur = (event: FocusEvent) => {
    if (!group.current?.contains(event.relatedTarget)) setTouched(null);
  };
  const propsOf = (index: number) => ({
    tabIndex: index === active ? 0 : -1,
    'data-active': index === active || undefined,
    preload: false,
    onFocus: () => setTouched(index),
    onMouseEnter: () => setTouched(index),
    onMouseLeave: () => setTouched(null),
    onBlur,
    onKeyDown,
  });
  return { group, active, propsOf };
}
