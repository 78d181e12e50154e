/** Marks that say in which direction a text is written, and that nobody sees. */
const MARKS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

export function withoutMarks(text: string): string {
  return text.replace(MARKS, '');
}
