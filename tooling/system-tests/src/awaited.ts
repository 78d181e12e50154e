/**
 * Metrics that rules and dashboards ask for and that the server does not have yet. Each has to be missing: the test fails as soon as one
 * of them is there, and its line goes.
 */
const AWAITED: readonly string[] = [];

/** The awaited metrics that an expression asks for. */
export function awaitedIn(expr: string): string[] {
  return AWAITED.filter((name) => new RegExp(`\\b${name}(_bucket|_count|_sum)?\\b`).test(expr));
}
