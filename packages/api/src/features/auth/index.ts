export { refuseSignIn } from './failed-sign-in.ts';
export { authRouter } from './auth.router.ts';
