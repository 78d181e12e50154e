import { mayOperate } from '@earntrack/contract';
import { PageTitle } from '../../components/page-title.tsx';
import { useSignedIn } from '../../lib/session.ts';
import { AccountsSection } from './accounts-section.tsx';
import { ActsSection } from './acts-section.tsx';
import { FeaturesSection } from './features-section.tsx';
import { HealthSection } from './health-section.tsx';
import { ImportsSection } from './imports-section.tsx';
import { IncidentsSection } from './incidents-section.tsx';
import { JobsSection } from './jobs-section.tsx';
import { LogsSection } from './logs-section.tsx';
import { MaintenanceSection } from './maintenance-section.tsx';
import { SectionLinks } from './section-links.tsx';
import { SessionsSection } from './sessions-section.tsx';
import { SlowQueriesSection } from './slow-queries-section.tsx';
import { useOperatorAnswer } from './use-operator-answer.ts';
import { VitalsSection } from './vitals-section.tsx';
import './operator.css';

/** For those who look after this installation: each sees what their role may do, and nothing else. */
export function OperatorPage() {
  const { account } = useSignedIn();
  const answer = useOperatorAnswer();
  return (
    <>
      <PageTitle>Operator</PageTitle>
      <h1 className="answer smaller">{answer}</h1>
      <SectionLinks role={account.role} />
      <HealthSection />
      <IncidentsSection mayAct={mayOperate(account.role, 'incidents')} />
      <MaintenanceSection mayAct={mayOperate(account.role, 'maintenance')} />
      <VitalsSection mayRestart={mayOperate(account.role, 'restart')} />
      <JobsSection />
      <SlowQueriesSection />
      <ImportsSection />
      <SessionsSection />
      <FeaturesSection />
      <LogsSection mayRead={mayOperate(account.role, 'logs')} />
      {mayOperate(account.role, 'accounts') && <AccountsSection />}
      <ActsSection />
    </>
  );
}
