import type { ImportView } from '@earntrack/contract';
import { Link } from '@tanstack/react-router';
import { useProfile } from '../../../lib/session.ts';
import { productsInWords } from './new-products.ts';

/** Which products recording made for sales of names that were not there. */
export function NewProductsNote({ newProducts }: Pick<ImportView, 'newProducts'>) {
  const { locale } = useProfile();
  const { count } = newProducts;
  if (count === 0) return null;
  return (
    <p className="made-products">
      {count === 1 ? 'A new product was' : `${count.toLocaleString(locale)} new products were`} made for its
      sales: {productsInWords(newProducts, locale)}. See your <Link to="/products">products</Link>.
    </p>
  );
}
