import { randomUUID } from 'node:crypto';
import { type Attempt, forOperators } from './attempt.ts';
import { incidentInput } from './factories.ts';

const incidentId = randomUUID();
const windowWish = {
  id: incidentId,
  sentence: 'We move to a larger machine.',
  startsAt: '2026-11-20T02:00:00Z',
  endsAt: '2026-11-20T02:30:00Z',
};

/** Every procedure of operators, asked by somebody who is none. */
export const OPERATOR_ATTEMPTS: Record<string, Attempt> = {
  'operator.overview': forOperators(({ api }) => api.operator.overview()),
  'operator.acts': forOperators(({ api }) => api.operator.acts()),
  'operator.accounts': forOperators(({ api }) => api.operator.accounts()),
  'operator.setRole': forOperators(({ api }) =>
    api.operator.setRole({ email: 'nobody@example.com', role: 'admin' }),
  ),
  'operator.console.vitals': forOperators(({ api }) => api.operator.console.vitals()),
  'operator.console.slowQueries': forOperators(({ api }) => api.operator.console.slowQueries()),
  'operator.console.jobs': forOperators(({ api }) => api.operator.console.jobs()),
  'operator.console.imports': forOperators(({ api }) => api.operator.console.imports()),
  'operator.console.sessions': forOperators(({ api }) => api.operator.console.sessions()),
  'operator.console.features': forOperators(({ api }) => api.operator.console.features()),
  'operator.console.logErrors': forOperators(({ api }) => api.operator.console.logErrors()),
  'operator.console.logStory': forOperators(({ api }) =>
    api.operator.console.logStory({ requestId: 'test-request' }),
  ),
  'operator.console.restart': forOperators(({ api }) =>
    api.operator.console.restart({ instanceId: incidentId, host: 'server-2' }),
  ),
  'operator.incidents.list': forOperators(({ api }) => api.operator.incidents.list()),
  'operator.incidents.get': forOperators(({ api }) => api.operator.incidents.get({ incidentId })),
  'operator.incidents.report': forOperators(({ api }) => api.operator.incidents.report({ incidentId })),
  'operator.incidents.declare': forOperators(({ api }) => api.operator.incidents.declare(incidentInput())),
  'operator.incidents.update': forOperators(({ api }) =>
    api.operator.incidents.update({ id: randomUUID(), incidentId, status: 'identified', message: 'Found.' }),
  ),
  'operator.incidents.resolve': forOperators(({ api }) =>
    api.operator.incidents.resolve({ id: randomUUID(), incidentId, message: 'Over.' }),
  ),
  'operator.incidents.review': forOperators(({ api }) =>
    api.operator.incidents.review({ incidentId, version: 1, cause: '', followUps: '' }),
  ),
  'operator.maintenance.get': forOperators(({ api }) => api.operator.maintenance.get()),
  'operator.maintenance.announce': forOperators(({ api }) => api.operator.maintenance.announce(windowWish)),
  'operator.maintenance.cancel': forOperators(({ api }) =>
    api.operator.maintenance.cancel({ id: incidentId }),
  ),
  'operator.maintenance.beginReadOnly': forOperators(({ api }) =>
    api.operator.maintenance.beginReadOnly({ id: incidentId }),
  ),
  'operator.maintenance.endReadOnly': forOperators(({ api }) => api.operator.maintenance.endReadOnly()),
};
