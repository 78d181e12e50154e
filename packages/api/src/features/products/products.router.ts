import {
  createProductInput,
  deleteProductView,
  listProductsInput,
  productDetailView,
  productIdInput,
  productView,
  removeProductPriceInput,
  setProductPriceInput,
  updateProductInput,
} from '@earntrack/contract';
import { z } from 'zod';
import { router } from '../../trpc/init.ts';
import { signedInProcedure } from '../../trpc/procedures.ts';
import { shows } from '../../trpc/shows.ts';
import { archiveProduct, binProduct, unarchiveProduct } from './product-ending.service.ts';
import { addProduct, changeProduct, removePrice, setPrice } from './products.service.ts';
import { showProduct, showProducts } from './show-products.service.ts';

const PRICE_PATH = '/products/{id}/prices/{currency}/{validFrom}';

export const productsRouter = router({
  list: signedInProcedure
    .input(listProductsInput.prefault({}))
    .output(shows(z.array(productView)))
    .query(({ ctx, input }) => showProducts(ctx.db, ctx.actor, input)),
  get: signedInProcedure
    .input(productIdInput)
    .output(shows(productDetailView))
    .query(({ ctx, input }) => showProduct(ctx.db, ctx.actor, input.id)),
  create: signedInProcedure
    .input(createProductInput)
    .output(shows(productDetailView))
    .mutation(({ ctx, input }) => addProduct(ctx.db, ctx.actor, input)),
  update: signedInProcedure
    .input(updateProductInput)
    .output(shows(productDetailView))
    .mutation(({ ctx, input }) => changeProduct(ctx.db, ctx.actor, input)),
  setPrice: signedInProcedure
    .meta({ rest: { method: 'PUT', path: PRICE_PATH } })
    .input(setProductPriceInput)
    .output(shows(productDetailView))
    .mutation(({ ctx, input }) => setPrice(ctx.db, ctx.actor, input)),
  removePrice: signedInProcedure
    .meta({ rest: { method: 'DELETE', path: PRICE_PATH } })
    .input(removeProductPriceInput)
    .output(shows(productDetailView))
    .mutation(({ ctx, input }) => removePrice(ctx.db, ctx.actor, input)),
  archive: signedInProcedure
    .input(productIdInput)
    .output(shows(productDetailView))
    .mutation(({ ctx, input }) => archiveProduct(ctx.db, ctx.actor, input.id)),
  unarchive: signedInProcedure
    .input(productIdInput)
    .output(shows(productDetailView))
    .mutation(({ ctx, input }) => unarchiveProduct(ctx.db, ctx.actor, input.id)),
  delete: signedInProcedure
    .input(productIdInput)
    .output(shows(deleteProductView))
    .mutation(({ ctx, input }) => binProduct(ctx.db, ctx.actor, input.id)),
});
