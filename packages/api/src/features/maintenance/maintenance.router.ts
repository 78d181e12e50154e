import {
  announceMaintenanceInput,
  beginReadOnlyInput,
  cancelMaintenanceInput,
  maintenanceView,
} from '@earntrack/contract';
import { router } from '../../trpc/init.ts';
import { noInput, operatorProcedure } from '../../trpc/procedures.ts';
import { shows } from '../../trpc/shows.ts';
import {
  announceMaintenance,
  beginReadOnly,
  cancelMaintenance,
  endReadOnly,
  showMaintenance,
} from './maintenance.service.ts';

export const maintenanceRouter = router({
  get: operatorProcedure('look')
    .input(noInput)
    .output(shows(maintenanceView))
    .query(({ ctx }) => showMaintenance(ctx.db, ctx.operator.now)),
  announce: operatorProcedure('maintenance')
    .input(announceMaintenanceInput)
    .output(shows(maintenanceView))
    .mutation(({ ctx, input }) => announceMaintenance(ctx.db, ctx.operator, input)),
  cancel: operatorProcedure('maintenance')
    .input(cancelMaintenanceInput)
    .output(shows(maintenanceView))
    .mutation(({ ctx, input }) => cancelMaintenance(ctx.db, ctx.operator, input.id)),
  beginReadOnly: operatorProcedure('maintenance')
    .input(beginReadOnlyInput)
    .output(shows(maintenanceView))
    .mutation(({ ctx, input }) => beginReadOnly(ctx.db, ctx.operator, input)),
  endReadOnly: operatorProcedure('maintenance')
    .input(noInput)
    .output(shows(maintenanceView))
    .mutation(({ ctx }) => endReadOnly(ctx.db, ctx.operator)),
});
