const KEY = 'earntrack.hiddenNotices';
const KEPT = 20;

/** What somebody put away on this device. */
export function hiddenNotices(): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [];
  } catch {
    // A browser without a store, or a text of somebody else's: then nothing is hidden.
    return [];
  }
}

/** Puts one more away; the oldest are forgotten, since they are over. */
export function hideNotice(id: string): readonly string[] {
  const ids = [...hiddenNotices(), id].slice(-KEPT);
  try {
    localStorage.setItem(KEY, JSON.stringify(ids));
  } catch {
    // It stays away as long as this page is open.
  }
  return ids;
}
