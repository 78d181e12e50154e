export { requireProduct } from './products.service.ts';
