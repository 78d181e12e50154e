import { mayOperate } from '@earntrack/contract';
import { PageTitle } from '../../components/page-title.tsx';
import { useSignedIn } from '../../lib/session.ts';
import { AccountsSection } from './accounts-section.tsx';
import { ActsSection } from './acts-section.tsx';
import { HealthSection } from './health-section.tsx';
import { IncidentsSection } from './incidents-section.tsx';
import { MaintenanceSection } from './maintenance-section.tsx';
import { useOperatorAnswer } from './use-operator-answer.ts';
import './operator.css';

/** For those who look after this installation: each sees what their role may do, and nothing else. */
export function OperatorPage() {
  const { account } = useSignedIn();
  const answer = useOperatorAnswer();
  return (
    <>
      <PageTitle>Operator</PageTitle>
      <h1 className="answer smaller">{answer}</h1>
      <HealthSection />
      <IncidentsSection mayAct={mayOperate(account.role, 'incidents')} />
      <MaintenanceSection mayAct={mayOperate(account.role, 'maintenance')} />
      {mayOperate(account.role, 'accounts') && <AccountsSection />}
      <ActsSection />
    </>
  );
}
