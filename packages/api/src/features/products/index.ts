export {
  deleteUnusedProducts,
  keepProductsByName,
  type ProductsByName,
  productsByName,
} from './named-products.service.ts';
export { unbinProduct } from './product-bin.service.ts';
export { listProducts } from './products.queries.ts';
export { productsRouter } from './products.router.ts';
export { requireProduct } from './require-product.service.ts';
