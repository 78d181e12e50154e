import {
  AlwaysOffSampler,
  AlwaysOnSampler,
  ParentBasedSampler,
  type Sampler,
  TraceIdRatioBasedSampler,
} from '@opentelemetry/sdk-trace';
import type { Config } from '../config/index.ts';

type Sampling = NonNullable<Config['tracing']>['sampler'];

const PARENT_BASED = 'parentbased_';

/** Which traces are kept, by the names that OpenTelemetry gives the choices. */
export function samplerOf({ name, ratio }: Sampling): Sampler {
  if (name.startsWith(PARENT_BASED)) {
    const root = rootOf(name.slice(PARENT_BASED.length), ratio);
    return new ParentBasedSampler({ root });
  }
  return rootOf(name, ratio);
}

function rootOf(name: string, ratio: number): Sampler {
  if (name === 'always_off') return new AlwaysOffSampler();
  return name === 'traceidratio' ? new TraceIdRatioBasedSampler(ratio) : new AlwaysOnSampler();
}
