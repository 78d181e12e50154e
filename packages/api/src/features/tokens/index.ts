export { tokensRouter } from './tokens.router.ts';
