export { config } from './vercel.config.ts';
