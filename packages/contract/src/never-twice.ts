/**
 * Procedures that a client does not send again where nobody knows whether they were done: those that open or close an account or
 * make a secret, and those that delete for good. A test of packages/api makes the same list out of the router.
 */
export const NEVER_TWICE: ReadonlySet<string> = new Set([
  'apiTokens.create',
  'apiTokens.revoke',
  'auth.beginSecondFactor',
  'auth.changePassword',
  'auth.checkPasswordReset',
  'auth.confirmEmailChange',
  'auth.confirmLogin',
  'auth.confirmSecondFactor',
  'auth.deleteAccount',
  'auth.endOtherSessions',
  'auth.endSession',
  'auth.invite',
  'auth.login',
  'auth.logout',
  'auth.register',
  'auth.renewRecoveryCodes',
  'auth.requestEmailChange',
  'auth.requestPasswordReset',
  'auth.resetPassword',
  'auth.turnOffSecondFactor',
  'goals.delete',
  'platforms.delete',
  'products.delete',
  'tokens.login',
  'tokens.refresh',
  'tokens.revoke',
  'tokens.test',
]);
