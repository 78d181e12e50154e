import { type ListedAccountView, ROLES, type Role } from '@earntrack/contract';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Address } from '../../components/address.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { LoadMore } from '../../components/load-more.tsx';
import { Select } from '../../components/select.tsx';
import { SkeletonRows } from '../../components/skeleton.tsx';
import { useSignedIn } from '../../lib/session.ts';
import { useTRPC, useTRPCClient } from '../../lib/trpc.ts';
import { OperatorSection } from './operator-section.tsx';
import { useOperating } from './use-operating.ts';

const ROLE_NAMES: Record<Role, string> = {
  admin: 'Admin: everything',
  on_call: 'On call: look, incidents, maintenance',
  developer: 'Developer: look',
  user: 'User: their own account',
};
const ROLE_OPTIONS = ROLES.map((value) => ({ value, label: ROLE_NAMES[value] }));
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
  const client = useTRPCClient();
  const changing = useOperating(client.operator.setRole.mutate);
  const { email, role, id } = known;
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
      <Select
        label={<Address>{email}</Address>}
        value={changing.isPending ? changing.variables.role : role}
        options={ROLE_OPTIONS}
        onChange={(wanted) => changing.mutate({ email, role: wanted })}
      />
      {changing.error && <ErrorState error={changing.error} title="The role was not changed" />}
    </li>
  );
}
