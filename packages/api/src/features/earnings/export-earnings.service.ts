import type { ComponentsView, EarningFilter, EarningView } from '@earntrack/contract';
import type { ProductRow } from '@earntrack/db';
import { microsFromDecimal, COMPONENT_NAMES, type Components } from '@earntrack/domain';
import { type OwnFileSale, ownFileLine, ownFileStart } from '@earntrack/statements';
import type { Actor, Handle } from '../../actor.ts';
import { pagesOf } from '../../pages-of.ts';
import { listPlatforms } from '../platforms/index.ts';
import { listProducts } from '../products/index.ts';
import { listPresentIds } from './earnings.queries.ts';
import { showEarnings } from './earnings.service.ts';

/** The earnings that fit as EarnTrack's own file, a page at a time. */
export async function* exportEarnings(
  db: Handle,
  actor: Actor,
  filter: EarningFilter,
): AsyncGenerator<string, void, undefined> {
  const platforms = await listPlatforms(db, actor.userId, true);
  const nameOf = new Map(platforms.map(({ id, name }) => [id, name]));
  // With the first page: whatever can go wrong with that one is known before a file begins.
  let start = ownFileStart();
  for await (const earnings of pagesOf((page) => showEarnings(db, actor, { ...filter, ...page }))) {
    const products = await productsOf(db, actor, earnings);
    const adjusted = earnings.flatMap(({ adjustsId }) => adjustsId ?? []);
    // What lies in the bin stands in no file: nobody who reads the file could find it.
    const present = await listPresentIds(db, actor.userId, adjusted);
    const lines = earnings.map(({ platformId, components, sale, adjustsId, ...earning }) =>
      ownFileLine({
        ...earning,
        platformName: nameOf.get(platformId) ?? 'Unknown platform',
        components: microsOf(components),
        sale: sale && soldOf(sale, products),
        adjusts: adjustsId !== null && present.has(adjustsId) ? adjustsId : null,
      }),
    );
    yield start + lines.join('');
    start = '';
  }
}

/** Asked for after each page: a product that is sold cannot be deleted, but one can be made while a file is written. */
async function productsOf(
  db: Handle,
  actor: Actor,
  earnings: readonly EarningView[],
): Promise<ReadonlyMap<string, ProductRow>> {
  if (earnings.every(({ sale }) => sale === null)) return new Map();
  const products = await listProducts(db, actor.userId, true);
  return new Map(products.map((product) => [product.id, product]));
}

function soldOf(
  { productId, units }: NonNullable<EarningView['sale']>,
  products: ReadonlyMap<string, ProductRow>,
): OwnFileSale | null {
  const product = products.get(productId);
  return product ? { product: product.name, productKind: product.kind, units } : null;
}

function microsOf(components: ComponentsView): Components {
  const micros = COMPONENT_NAMES.map((name) => [name, microsFromDecimal(components[name])]);
  return Object.fromEntries(micros);
}
