import { readFailure } from '@earntrack/client';
import type { EarningView, PlatformView, ProductDetailView } from '@earntrack/contract';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { ErrorState } from '../../components/error-state.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { SkeletonRows } from '../../components/skeleton.tsx';
import { useToasts } from '../../components/toast.tsx';
import { useKeptDraft } from '../../lib/kept-draft.ts';
import { newId } from '../../lib/new-id.ts';
import { useSignedIn, useToday } from '../../lib/session.ts';
import { useTRPCClient } from '../../lib/trpc.ts';
import { activePlatforms, usePlatforms } from '../platforms/index.ts';
import { ProductLoader } from './product-loader.tsx';
import { moneyText } from './product-words.ts';
import './products.css';
import { emptySale, type SaleDraft } from './sale-draft.ts';
import { SaleForm } from './sale-form.tsx';

/** Records a sale of a product: one earning. */
export function RecordSalePage({ productId }: { productId: string }) {
  const platforms = usePlatforms();
  return (
    <ProductLoader productId={productId}>
      {(product) => (
        <>
          <PageTitle>{`Record a sale of ${product.name}`}</PageTitle>
          {platforms.data && <RecordSale product={product} platforms={platforms.data} />}
          {platforms.isPending && <SkeletonRows of="the form" count={4} />}
          {platforms.isError && !platforms.data && (
            <ErrorState error={platforms.error} onRetry={() => void platforms.refetch()} />
          )}
        </>
      )}
    </ProductLoader>
  );
}

interface RecordSaleProps {
  product: ProductDetailView;
  platforms: readonly PlatformView[];
}

function RecordSale({ product, platforms }: RecordSaleProps) {
  const kept = useSaleDraft(product, platforms);
  const saved = useSaleSaved(product);
  return (
    <SaleForm
      product={product}
      platforms={platforms}
      draft={kept.draft}
      onChange={kept.change}
      onSaved={(earning) => {
        kept.forget();
        saved(earning);
      }}
    />
  );
}

/** Starts where the last sale was made, else on the first platform. */
function useSaleDraft(product: ProductDetailView, platforms: readonly PlatformView[]) {
  const { account, profile } = useSignedIn();
  const today = useToday();
  return useKeptDraft<SaleDraft>(`sale:${account.id}:${product.id}`, () => {
    const active = activePlatforms(platforms);
    const [newest] = product.recentSales;
    const last = active.find(({ id }) => id === newest?.platformId) ?? active[0];
    const currency = last?.currency ?? product.currentPrices[0]?.currency ?? profile.currency;
    return emptySale({ id: newId(), platformId: last?.id ?? null, currency, soldOn: today });
  });
}

/** Leads to the product and offers the way back. */
function useSaleSaved({ id: productId, name }: ProductDetailView) {
  const { profile } = useSignedIn();
  const client = useTRPCClient();
  const queries = useQueryClient();
  const toasts = useToasts();
  const navigate = useNavigate();
  return ({ id, net, currency }: EarningView) => {
    const undo = async () => {
      await client.earnings.delete.mutate({ id });
      await queries.invalidateQueries();
    };
    const sayFault = (error: unknown) => toasts.show({ text: readFailure(error).message });
    toasts.show({
      text: `${name}: recorded ${moneyText(net, currency, profile.locale)}.`,
      undo: () => void undo().catch(sayFault),
    });
    void navigate({ to: '/products/$productId', params: { productId }, replace: true });
  };
}
