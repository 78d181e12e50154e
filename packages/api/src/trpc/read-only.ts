/** Signing in and out, also of devices and programs that somebody lost; and asking whose token this is. */
const ENTRANCES = new Set([
  'auth.login',
  'auth.confirmLogin',
  'auth.logout',
  'auth.endSession',
  'auth.endOtherSessions',
  'tokens.login',
  'tokens.refresh',
  'tokens.revoke',
  'tokens.test',
]);

/** Whether a procedure that changes something goes on while nothing can be saved: whoever ends that has to get in. */
export function isOpenWhileReadOnly(path: string): boolean {
  return ENTRANCES.has(path) || path.startsWith('operator.');
}
