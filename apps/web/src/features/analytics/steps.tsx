import { Waterfall } from '../../components/charts/index.ts';
import type { SectionProps } from './report.tsx';
import { Section } from './section.tsx';
import { stepPoints } from './step-points.ts';

/** From what the work made to what was left of it. */
export function Steps({ view, report, locale }: SectionProps) {
  const points = stepPoints(report.steps, { view, words: { currency: report.currency, locale } });
  // Two numbers are no picture.
  if (points.length < 3) return null;
  return (
    <Section id="steps" heading="From gross to net">
      <Waterfall name="From gross to net" points={points} headings={['Step', 'Amount', 'Of gross']} />
    </Section>
  );
}
