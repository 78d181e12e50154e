export { productsRouter } from './products.router.ts';
export { requireProduct } from './require-product.service.ts';
