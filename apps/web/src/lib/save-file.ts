/** A browser may still be reading a file that was clicked a moment ago. */
const KEPT_MS = 60_000;

/** Has the browser save a file that is in this page already. */
export function saveFile(name: string, file: Blob): void {
  const url = URL.createObjectURL(file);
  Object.assign(document.createElement('a'), { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}
