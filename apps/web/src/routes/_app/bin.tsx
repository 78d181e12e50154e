import { createFileRoute } from '@tanstack/react-router';
import { binSearchOf } from '../../features/bin/bin-search.ts';
import { BinPage } from '../../features/bin/index.ts';

export const Route = createFileRoute('/_app/bin')({
  validateSearch: binSearchOf,
  // The router keeps in the search whatever else stands in the address.
  loaderDeps: ({ search }) => binSearchOf({ ...search }),
  component: BinRoute,
});

function BinRoute() {
  const search = Route.useLoaderDeps();
  const navigate = Route.useNavigate();
  return <BinPage search={search} onSearch={(next) => void navigate({ search: next, replace: true })} />;
}
