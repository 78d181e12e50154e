import { business } from './boards/business.ts';
import { database } from './boards/database.ts';
import { errorBudget } from './boards/error-budget.ts';
import { infrastructure } from './boards/infrastructure.ts';
import { serviceHealth } from './boards/service-health.ts';
import { systemResources } from './boards/system-resources.ts';

export const BOARDS = [serviceHealth, systemResources, database, business, errorBudget, infrastructure];
