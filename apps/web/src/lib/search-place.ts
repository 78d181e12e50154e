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
  const isOwn = typeof to === 'string' && /^\/(?![/\\])/.test(to) && !isOpenPath(to);
  return isOwn ? to : '/';
}
