import type { HealthView, OverviewView } from '@earntrack/contract';
import { useQuery } from '@tanstack/react-query';
import { ErrorState } from '../../components/error-state.tsx';
import { SkeletonRows } from '../../components/skeleton.tsx';
import { serverAddress } from '../../lib/server.ts';
import { useTRPC } from '../../lib/trpc.ts';
import { Fact, Facts } from './facts.tsx';
import { OperatorSection } from './operator-section.tsx';

const ASK_MS = 15_000;

const healthOptions = {
  queryKey: ['health'],
  queryFn: async (): Promise<HealthView> => {
    // Whoever is not well says so with 503 and the same words.
    const answer = await fetch(serverAddress('/api/v1/health'), { cache: 'no-store' });
    return (await answer.json()) as HealthView;
  },
  refetchInterval: ASK_MS,
  retry: false,
};

const PARTS = { database: 'Database', redis: 'Redis', cache: 'Cache' } as const;

/** The parts of the server that answered, and how much there is. */
export function HealthSection() {
  const trpc = useTRPC();
  const health = useQuery(healthOptions);
  const overview = useQuery({ ...trpc.operator.overview.queryOptions(), refetchInterval: ASK_MS });
  return (
    <OperatorSection id="health" title="Health" basis={health.data && answeredBy(health.data)}>
      {(health.isPending || overview.isPending) && <SkeletonRows of="health" count={3} />}
      {health.isError && <ErrorState error={health.error} title="The server does not answer" />}
      {overview.isError && (
        <ErrorState
          error={overview.error}
          title="The counts could not be loaded"
          onRetry={() => void overview.refetch()}
        />
      )}
      <Facts>
        {health.data && <HealthFacts health={health.data} />}
        {overview.data && <Counts overview={overview.data} />}
      </Facts>
    </OperatorSection>
  );
}

/** Behind a balancer another one may answer the next time. */
function answeredBy({ instance, version, domains }: HealthView): string {
  const serves = domains === null ? '' : ` It serves ${domains.join(', ')} alone.`;
  return `Of the instance ${instance.slice(0, 8)}, version ${version}, asked again every 15 seconds.${serves}`;
}

function HealthFacts({ health }: { health: HealthView }) {
  return Object.entries(PARTS).map(([part, name]) => (
    <Fact key={part} name={name} value={health.services[part as keyof typeof PARTS]} />
  ));
}

function Counts({ overview }: { overview: OverviewView }) {
  return (
    <>
      <Fact name="Accounts" value={String(overview.accounts)} />
      <Fact name="Of operators" value={String(overview.operators)} />
      <Fact name="Signed-in browsers" value={String(overview.sessions)} />
      <Fact name="Size of the data" value={`${overview.databaseMegabytes} MB`} />
      <Fact name="PostgreSQL" value={overview.databaseVersion} />
    </>
  );
}
