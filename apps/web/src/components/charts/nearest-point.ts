/** Where something stands on the screen, in pixels. */
export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

const WAYS: Readonly<Record<string, { along: 'x' | 'y'; sign: 1 | -1 }>> = {
  ArrowLeft: { along: 'x', sign: -1 },
  ArrowRight: { along: 'x', sign: 1 },
  ArrowUp: { along: 'y', sign: -1 },
  ArrowDown: { along: 'y', sign: 1 },
};

/**
 * The point to which a key leads from `from`: the nearest one in an arrow's direction, as the points are laid out now; the
 * first and the last with Home and End. Null where nothing lies there, undefined for a key that leads nowhere.
 */
export function pointTowards(key: string, boxes: readonly Box[], from: number): number | null | undefined {
  if (key === 'Home') return 0;
  if (key === 'End') return boxes.length - 1;
  const way = WAYS[key];
  const start = boxes[from];
  if (!way || !start) return undefined;
  let best: { index: number; cost: number } | null = null;
  for (const [index, box] of boxes.entries()) {
    const across = way.along === 'x' ? 'y' : 'x';
    const ahead = (centre(box, way.along) - centre(start, way.along)) * way.sign;
    if (ahead <= 1) continue;
    // What lies in line comes before what is near but beside it.
    const cost = ahead + 8 * Math.abs(centre(box, across) - centre(start, across));
    if (!best || cost < best.cost) best = { index, cost };
  }
  return best?.index ?? null;
}

function centre(box: Box, axis: 'x' | 'y'): number {
  return axis === 'x' ? (box.left + box.right) / 2 : (box.top + box.bottom) / 2;
}
