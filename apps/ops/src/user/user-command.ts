import { parseArgs } from 'node:util';
import { type Account, createAccounts, type ListedAccount } from '@earntrack/auth';
import { ROLES, setRoleInput } from '@earntrack/contract';

import { usageOf } from '../commands.ts';
import { readInput } from '../operating/read-input.ts';
import { show, withInstallation } from '../operating/with-installation.ts';
import { OperatorError } from '../operator-error.ts';

const PAGE = 500;
const OF_ROLE = {
  email: { name: 'EMAIL', takes: 'the address of an account' },
  role: { name: 'ROLE', takes: `one of ${ROLES.join(', ')}` },
};

/** `earntrack user list | show EMAIL | role EMAIL ROLE [--json]` */
export async function run(args: string[]): Promise<number> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean' } },
  });
  const [verb, email, role] = positionals;
  if (verb === 'list' && positionals.length === 1) return list(values.json);
  if (verb === 'show' && email !== undefined && positionals.length === 2) return showOne(email, values.json);
  if (verb === 'role' && email !== undefined && positionals.length === 3)
    return giveRole({ email, role }, values.json);
  console.error(usageOf('user'));
  return 2;
}

async function list(isJson: boolean | undefined): Promise<number> {
  const all = await withInstallation(async (db) => {
    const accounts = createAccounts({ db });
    const found: ListedAccount[] = [];
    for (;;) {
      const page = await accounts.listAccounts({ afterEmail: found.at(-1)?.email ?? null, limit: PAGE });
      found.push(...page);
      if (page.length < PAGE) return found;
    }
  });
  show(
    isJson,
    all,
    all.length > 0
      ? all.map(({ email, role }) => `${role.padEnd(9)}  ${email}`)
      : ['Nobody has an account yet: whoever registers first is admin.'],
  );
  return 0;
}

async function showOne(email: string, isJson: boolean | undefined): Promise<number> {
  const account = await withInstallation((db) =>
    createAccounts({ db }).findAccountByEmail(email.trim().toLowerCase()),
  );
  return tell(account, email, isJson);
}

async function giveRole(
  wish: Readonly<Record<string, unknown>>,
  isJson: boolean | undefined,
): Promise<number> {
  const { email, role } = readInput(setRoleInput, wish, OF_ROLE);
  const account = await withInstallation((db, doing) =>
    createAccounts({ db }).changeRole(email, role, doing),
  );
  return tell(account, email, isJson);
}

function tell(account: Account | null, email: string, isJson: boolean | undefined): number {
  if (!account) throw new OperatorError(`Nobody has an account with the address ${email}.`);
  show(isJson, account, [`${account.email} is ${account.role}.`]);
  return 0;
}
