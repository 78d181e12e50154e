/** A path of this app to go to after signing in, or the overview: an address from elsewhere is never followed. */
export function safePlace(to: unknown): string {
  const isOwn = typeof to === 'string' && /^\/(?![/\\])/.test(to) && !/^\/(sign-in|register)\b/.test(to);
  return isOwn ? to : '/';
}
