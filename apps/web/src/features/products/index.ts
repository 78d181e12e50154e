export { EditProductPage, NewProductPage } from './product-form-pages.tsx';
export { ProductPage } from './product-page.tsx';
export { ProductsPage } from './products-page.tsx';
export { RecordSalePage } from './record-sale-page.tsx';
export { SaleField } from './sale-field.tsx';
