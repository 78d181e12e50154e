import { z } from 'zod';

const SAMPLERS = [
  'always_on',
  'always_off',
  'traceidratio',
  'parentbased_always_on',
  'parentbased_always_off',
  'parentbased_traceidratio',
] as const;

const collector = z.url({
  protocol: /^https?$/,
  error: 'is not an address like http://localhost:4318',
});

const milliseconds = z.coerce.number().int().min(1).max(600_000);

/** "key=value,other=value", each value as in a URL, as OpenTelemetry writes what has no variable of its own. */
const keyPairs = z.string().transform((text, context) => {
  const pairs = text.split(',').map((pair) => /^\s*([^=\s]+)\s*=(.*)$/.exec(pair));
  if (pairs.includes(null)) {
    context.addIssue('is not a list like key=value,other=value');
    return z.NEVER;
  }
  return Object.fromEntries(pairs.map((pair) => [pair?.[1] ?? '', decoded(pair?.[2]?.trim() ?? '')]));
});

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    // Somebody's token with a bare percent sign in it.
    return value;
  }
}

/** The names and meanings are OpenTelemetry's own. */
export const tracingVariables = {
  OTEL_EXPORTER_OTLP_ENDPOINT: collector.optional(),
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: collector.optional(),
  OTEL_EXPORTER_OTLP_PROTOCOL: z
    .literal('http/json', 'has to be http/json, which a collector takes at the port of http/protobuf')
    .default('http/json'),
  OTEL_EXPORTER_OTLP_HEADERS: keyPairs.optional(),
  OTEL_EXPORTER_OTLP_TIMEOUT: milliseconds.default(10_000),
  OTEL_TRACES_EXPORTER: z.enum(['otlp', 'none']).default('otlp'),
  OTEL_TRACES_SAMPLER: z.enum(SAMPLERS).default('parentbased_always_on'),
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number().min(0).max(1).default(1),
  OTEL_SERVICE_NAME: z.string().default('earntrack-server'),
  OTEL_RESOURCE_ATTRIBUTES: keyPairs.optional(),
  OTEL_BSP_SCHEDULE_DELAY: milliseconds.default(5_000),
  OTEL_SDK_DISABLED: z.stringbool().default(false),
};

type TracingEnvironment = z.output<z.ZodObject<typeof tracingVariables>>;

/** Where traces go and which; null where nobody wants any. */
export function tracingOf(env: TracingEnvironment) {
  const url = tracesUrlOf(env);
  if (url === null || env.OTEL_SDK_DISABLED || env.OTEL_TRACES_EXPORTER === 'none') return null;
  return {
    url,
    headers: env.OTEL_EXPORTER_OTLP_HEADERS ?? {},
    timeoutMs: env.OTEL_EXPORTER_OTLP_TIMEOUT,
    sendEveryMs: env.OTEL_BSP_SCHEDULE_DELAY,
    sampler: { name: env.OTEL_TRACES_SAMPLER, ratio: env.OTEL_TRACES_SAMPLER_ARG },
    resource: { ...env.OTEL_RESOURCE_ATTRIBUTES, 'service.name': env.OTEL_SERVICE_NAME },
  };
}

/** That of traces alone is taken as it is; the other one is where everything is sent, each kind under its path. */
function tracesUrlOf(env: TracingEnvironment): string | null {
  if (env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT !== undefined) return env.OTEL_EXPORTER_OTLP_TRACES_ENDPOINT;
  if (env.OTEL_EXPORTER_OTLP_ENDPOINT === undefined) return null;
  return `${env.OTEL_EXPORTER_OTLP_ENDPOINT.replace(/\/$/, '')}/v1/traces`;
}
