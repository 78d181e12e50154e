import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { TableBelow } from '../../components/charts/index.ts';
import { Chips } from '../../components/chips.tsx';
import { useProfile } from '../../lib/session.ts';
import { clientAlone } from './alone.ts';
import { Answered } from './answered.tsx';
import { instanceName, instanceWords, secondWords } from './figure-words.ts';
import { LiveStrip } from './live-strip.tsx';
import { OperatorSection } from './operator-section.tsx';
import { RestartInstance } from './restart-instance.tsx';
import { VITALS_FIGURES, type VitalsFigure } from './vitals-figures.ts';
import { type Look, pointsOf, type VitalsHistory, type VitalsPoint, withLook } from './vitals-history.ts';

const ASK_MS = 5_000;
const KEY = ['operator-vitals'];

/** Asks every few seconds, and remembers the last minutes for as long as the page is open. */
function useVitals() {
  const queries = useQueryClient();
  return useQuery({
    queryKey: KEY,
    queryFn: async (): Promise<VitalsHistory> => {
      const vitals = await clientAlone.operator.console.vitals.query();
      return withLook(queries.getQueryData<VitalsHistory>(KEY) ?? {}, { atMs: Date.now(), vitals });
    },
    refetchInterval: ASK_MS,
    gcTime: 0,
  });
}

/** How the process works now. */
export function VitalsSection({ mayRestart }: { mayRestart: boolean }) {
  const words = useProfile();
  const [chosen, setChosen] = useState<string | null>(null);
  const asked = useVitals();
  const instances = Object.entries(asked.data ?? {});
  const looks = asked.data?.[chosen ?? ''] ?? instances[0]?.[1];
  const last = looks?.at(-1);
  return (
    <OperatorSection
      id="vitals"
      title="Live metrics"
      basis={last && `${instanceWords(last.vitals.instance, words)} Asked again every 5 seconds.`}
    >
      {instances.length > 1 && last && (
        <Chips
          legend="Instances that answered"
          chips={instances.map(([value, [look]]) => ({
            value,
            label: look ? instanceName(look.vitals.instance) : value,
          }))}
          value={last.vitals.instance.id}
          onChange={setChosen}
        />
      )}
      <Answered asked={asked} of="live metrics" failure="The live metrics could not be loaded">
        {() => looks && <Strips looks={looks} />}
      </Answered>
      {mayRestart && last && (
        <RestartInstance key={last.vitals.instance.id} instance={last.vitals.instance} />
      )}
    </OperatorSection>
  );
}

function Strips({ looks }: { looks: readonly Look[] }) {
  const points = pointsOf(looks);
  const [now, vitals] = [points.at(-1), looks.at(-1)?.vitals];
  if (!now || !vitals) return <p className="muted">The first figures come with the next look.</p>;
  return (
    <>
      <div className="live-strips">
        {VITALS_FIGURES.map((figure) => (
          <Strip key={figure.name} figure={figure} points={points} look={{ atMs: now.atMs, vitals }} />
        ))}
      </div>
      <Table points={points} />
    </>
  );
}

function Strip({
  figure,
  points,
  look,
}: {
  figure: VitalsFigure;
  points: readonly VitalsPoint[];
  look: Look;
}) {
  const { locale } = useProfile();
  const now = points.at(-1);
  if (!now) return null;
  return (
    <LiveStrip
      name={figure.name}
      now={valueWords(figure, now, locale)}
      detail={figure.detail(now, look.vitals, locale)}
      values={points.map((point) => ({ key: String(point.atMs), value: figure.valueOf(point) }))}
      axisLabel={(value) => figure.words(value, locale)}
    />
  );
}

function valueWords({ valueOf, words }: VitalsFigure, point: VitalsPoint, locale: string): string {
  const value = valueOf(point);
  return value === null ? '–' : words(value, locale);
}

function Table({ points }: { points: readonly VitalsPoint[] }) {
  const { locale, timeZone } = useProfile();
  return (
    <TableBelow
      caption="Live metrics of the last five minutes, the latest first"
      headings={['At', ...VITALS_FIGURES.map(({ name }) => name)]}
      points={points.toReversed().map((point) => ({
        key: String(point.atMs),
        name: secondWords(point.atMs, { locale, timeZone }),
        cells: VITALS_FIGURES.map((figure) => valueWords(figure, point, locale)),
      }))}
    />
  );
}
