import { type ListedAccountView, ROLES, type Role } from '@earntrack/contract';
import { useState } from 'react';
import { Address } from '../../components/address.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Select } from '../../components/select.tsx';
import { useTRPCClient } from '../../lib/trpc.ts';
import { roleLabel, roleName, whatRoleMayDo } from './role-words.ts';
import { useOperating } from './use-operating.ts';

const ROLE_OPTIONS = ROLES.map((value) => ({ value, label: roleLabel(value) }));

/** Another's role. One key on a select chooses, so that it asks first; until then it shows the role that stands. */
export function RoleSelect({ known: { email, role } }: { known: ListedAccountView }) {
  const client = useTRPCClient();
  const changing = useOperating(client.operator.setRole.mutate);
  const [wanted, setWanted] = useState<Role | null>(null);
  const change = () => {
    setWanted(null);
    if (wanted) changing.mutate({ email, role: wanted });
  };
  return (
    <>
      <Select
        label={<Address>{email}</Address>}
        value={changing.isPending ? changing.variables.role : role}
        options={ROLE_OPTIONS}
        onChange={setWanted}
      />
      {changing.error && <ErrorState error={changing.error} title="The role was not changed" />}
      <ConfirmDialog
        isOpen={wanted !== null}
        title={`${roleName(wanted ?? role)} instead of ${roleName(role)}?`}
        action="Change the role"
        onConfirm={change}
        onClose={() => setWanted(null)}
      >
        <RoleTold email={email} role={wanted ?? role} />
      </ConfirmDialog>
    </>
  );
}

function RoleTold({ email, role }: { email: string; role: Role }) {
  const rights = whatRoleMayDo(role);
  return (
    <>
      <p>
        <Address>{email}</Address>
        {rights.length === 0 ? ' may do nothing here any more, and keeps their own account.' : ' may then:'}
      </p>
      {rights.length > 0 && (
        <ul>
          {rights.map((told) => (
            <li key={told}>{told}</li>
          ))}
        </ul>
      )}
      <p>It counts from their next click on, and stands in what operators did.</p>
    </>
  );
}
