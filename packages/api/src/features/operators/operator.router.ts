import {
  listOperatorActsInput,
  listAccountsInput,
  operatorActView,
  listedAccountView,
  overviewView,
  pageOfView,
  roleChangedView,
  setRoleInput,
} from '@earntrack/contract';
import { router } from '../../trpc/init.ts';
import { noInput, operatorProcedure } from '../../trpc/procedures.ts';
import { shows } from '../../trpc/shows.ts';
import { consoleRouter } from '../console/index.ts';
import { incidentsRouter } from '../incidents/index.ts';
import { maintenanceRouter } from '../maintenance/index.ts';
import { listActs, listAccounts, setRole, showOverview } from './operators.service.ts';

/** For those who look after this installation. Only at a browser: no token opens it. */
export const operatorRouter = router({
  overview: operatorProcedure('look')
    .input(noInput)
    .output(shows(overviewView))
    .query(({ ctx }) => showOverview(ctx.db, ctx.operator.now)),
  acts: operatorProcedure('look')
    .input(listOperatorActsInput.prefault({}))
    .output(shows(pageOfView(operatorActView)))
    .query(({ ctx, input }) => listActs(ctx.db, input)),
  accounts: operatorProcedure('accounts')
    .input(listAccountsInput.prefault({}))
    .output(shows(pageOfView(listedAccountView)))
    .query(({ ctx, input }) => listAccounts(ctx.accounts, input)),
  setRole: operatorProcedure('accounts')
    .input(setRoleInput)
    .output(shows(roleChangedView))
    .mutation(({ ctx, input }) => setRole(ctx.accounts, ctx.operator, input)),
  console: consoleRouter,
  incidents: incidentsRouter,
  maintenance: maintenanceRouter,
});
