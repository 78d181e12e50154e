/** Which screen was there when: what a browser measured is told minutes later, when there is another one. */
export class ScreenTimes {
  readonly #times: { sinceMs: number; screen: string }[] = [];

  /** `routeId` as the router names the innermost route of a screen. */
  note(routeId: string, sinceMs: number): void {
    this.#times.push({ sinceMs, screen: screenOf(routeId) });
  }

  /** The screen at a moment since the page was opened; before the first one, that one. */
  at(timeMs: number): string {
    return (this.#times.findLast(({ sinceMs }) => sinceMs <= timeMs) ?? this.#times[0])?.screen ?? '';
  }
}

/** The pattern of a route without what only the files around it need: "/_app/earnings/" is "/earnings". */
export function screenOf(routeId: string): string {
  const path = routeId.replace(/^\/_app(?=\/)/, '');
  return path.length > 1 ? path.replace(/\/$/, '') : path;
}
