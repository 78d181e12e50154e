import {
  createProductInput,
  listProductsInput,
  productIdInput,
  removeProductPriceInput,
  setProductPriceInput,
  updateProductInput,
} from '@earntrack/contract';
import { router } from '../../trpc/init.ts';
import { signedInProcedure } from '../../trpc/procedures.ts';
import {
  addProduct,
  archiveProduct,
  changeProduct,
  removePrice,
  removeProduct,
  setPrice,
  unarchiveProduct,
} from './products.service.ts';
import { showProduct, showProducts } from './show-products.service.ts';

export const productsRouter = router({
  list: signedInProcedure
    .input(listProductsInput.prefault({}))
    .query(({ ctx, input }) => showProducts(ctx.db, ctx.actor, input)),
  get: signedInProcedure
    .input(productIdInput)
    .query(({ ctx, input }) => showProduct(ctx.db, ctx.actor, input.id)),
  create: signedInProcedure
    .input(createProductInput)
    .mutation(({ ctx, input }) => addProduct(ctx.db, ctx.actor, input)),
  update: signedInProcedure
    .input(updateProductInput)
    .mutation(({ ctx, input }) => changeProduct(ctx.db, ctx.actor, input)),
  setPrice: signedInProcedure
    .input(setProductPriceInput)
    .mutation(({ ctx, input }) => setPrice(ctx.db, ctx.actor, input)),
  removePrice: signedInProcedure
    .input(removeProductPriceInput)
    .mutation(({ ctx, input }) => removePrice(ctx.db, ctx.actor, input)),
  archive: signedInProcedure
    .input(productIdInput)
    .mutation(({ ctx, input }) => archiveProduct(ctx.db, ctx.actor, input.id)),
  unarchive: signedInProcedure
    .input(productIdInput)
    .mutation(({ ctx, input }) => unarchiveProduct(ctx.db, ctx.actor, input.id)),
  delete: signedInProcedure
    .input(productIdInput)
    .mutation(({ ctx, input }) => removeProduct(ctx.db, ctx.actor, input.id)),
});
