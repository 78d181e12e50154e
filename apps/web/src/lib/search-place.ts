/** The screens of somebody who is not signed in, by their paths. */
const OPEN_PATHS: readonly string[] = [
  '/sign-in',
  '/register',
  '/forgot-password',
  '/reset-password',
  '/confirm-email',
];

/** Whether a path is one that nobody has to sign in for. */
export function isOpenPath(path: string): boolean {
  return OPEN_PATHS.includes(path.split(/[?#]/)[0] ?? '');
}

/** A path of this app to go to after signing in, or the overview: an address from elsewhere is never followed. */
export function safePlace(to: unknown): string {
  return typeof to === 'string' && isOwnPath(to) && !isOpenPath(to) ? to : '/';
}

/** Browsers read a backslash as a slash, and leave tabs and line ends out of an address: "/\t/elsewhere" is another place. */
function isOwnPath(to: string): boolean {
  return /^\/(?!\/)[^\\\p{Cc}]*$/u.test(to);
}
