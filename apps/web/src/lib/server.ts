/**
 * Where the server is. Pages that it serves itself know nothing and ask at their own address; VITE_API_URL, read when the
 * pages are built, names the server of pages that live elsewhere.
 */
const SERVER_ORIGIN: string = import.meta.env['VITE_API_URL'] ?? '';

/** True where another origin than the page's own answers. */
export const isServerElsewhere: boolean = SERVER_ORIGIN !== '' && SERVER_ORIGIN !== location.origin;

/** Where the procedures are. */
export const PROCEDURES_URL: string = serverAddress('/trpc');

/** The whole address of something of the server's. */
export function serverAddress(path: string): string {
  return `${SERVER_ORIGIN}${path}`;
}

/** Where the reference of the API is: drawn with the pages, and theirs wherever the server is. */
export const REFERENCE_URL: string = isServerElsewhere ? '/api-docs.html' : '/api/docs';

/** Brings the cookie along wherever the server is. */
export const fetchWithCookie: typeof fetch = (input, init) =>
  fetch(input, { ...init, credentials: 'include' });
