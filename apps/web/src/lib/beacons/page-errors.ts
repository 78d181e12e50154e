import type { WebErrorKind } from '@earntrack/contract';

type Tell = (kind: WebErrorKind) => void;

/** So many errors of one page are told: after them everybody knows that it is broken. */
const MOST = 50;

const early: WebErrorKind[] = [];
let noted = 0;
let tell: Tell = (kind) => void early.push(kind);

/** Takes note that something of the page itself went wrong, and of how; never of what it said. */
export function watchPageErrors(): void {
  // What comes without an error is a browser's own remark, such as that a layout was observed too late.
  window.addEventListener('error', ({ error }) => error instanceof Error && note('script'));
  window.addEventListener('unhandledrejection', () => note('rejection'));
}

/** A screen fell. What the server refused, or a network kept back, is no error of the page. */
export function noteFallenScreen(error: unknown): void {
  if (!(error instanceof Error && error.name === 'TRPCClientError')) note('screen');
}

/** Hands over what was noted so far, and whatever comes. */
export function tellErrorsTo(listener: Tell): void {
  tell = listener;
  for (const kind of early.splice(0)) listener(kind);
}

function note(kind: WebErrorKind): void {
  noted += 1;
  if (noted <= MOST) tell(kind);
}
