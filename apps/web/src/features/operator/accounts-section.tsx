import type { ListedAccountView } from '@earntrack/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Address } from '../../components/address.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { LoadMore } from '../../components/load-more.tsx';
import { SkeletonRows } from '../../components/skeleton.tsx';
import { useSignedIn } from '../../lib/session.ts';
import { useTRPC } from '../../lib/trpc.ts';
import { OperatorSection } from './operator-section.tsx';
import { RoleSelect } from './role-select.tsx';

const PAGE_ROWS = 20;

/** Who may do what. Only admins see it. */
export function AccountsSection() {
  const trpc = useTRPC();
  const accounts = useInfiniteQuery(
    trpc.operator.accounts.infiniteQueryOptions(
      { limit: PAGE_ROWS },
      { getNextPageParam: (page) => page.nextCursor },
    ),
  );
  return (
    <OperatorSection id="roles" title="Accounts and roles" basis="A new role counts from the next click on.">
      {accounts.isPending && <SkeletonRows of="accounts" count={3} />}
      {accounts.isError && (
        <ErrorState
          error={accounts.error}
          title="The accounts could not be loaded"
          onRetry={() => void accounts.refetch()}
        />
      )}
      <ul className="rows">
        {accounts.data?.pages
          .flatMap(({ items }) => items)
          .map((known) => (
            <AccountRow key={known.id} known={known} />
          ))}
      </ul>
      <LoadMore list={accounts} />
    </OperatorSection>
  );
}

function AccountRow({ known }: { known: ListedAccountView }) {
  const { account } = useSignedIn();
  const { email, id } = known;
  if (id === account.id) {
    return (
      <li className="setting operator-account">
        <Address>{email}</Address>
        <p className="small muted">This is you. Another admin can change your role.</p>
      </li>
    );
  }
  return (
    <li className="setting operator-account">
      <RoleSelect known={known} />
    </li>
  );
}
