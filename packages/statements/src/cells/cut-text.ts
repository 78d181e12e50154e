/** The text, or its first `length` UTF-16 units without half a character at the end: half of one cannot be stored as JSON. */
export function cutText(text: string, length: number): string {
  return text.length <= length ? text : text.slice(0, length).replace(/[\ud800-\udbff]$/, '');
}
