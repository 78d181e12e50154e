const LONGEST = 6;

function keyOf(accountId: string): string {
  return `palette-recent:${accountId}`;
}

/** The ids of what this person chose last, newest first. */
export function readRecent(accountId: string): string[] {
  return localStorage.getItem(keyOf(accountId))?.split(' ').filter(Boolean) ?? [];
}

export function noteRecent(accountId: string, id: string): void {
  const others = readRecent(accountId).filter((each) => each !== id);
  localStorage.setItem(keyOf(accountId), [id, ...others].slice(0, LONGEST).join(' '));
}
