import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import {
  type Context,
  defaultTextMapGetter,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
  type Tracer,
} from '@opentelemetry/api';
import { ExportResultCode, W3CTraceContextPropagator } from '@opentelemetry/core';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, type SpanExporter, TracerProvider } from '@opentelemetry/sdk-trace';
import type { FastifyBaseLogger } from 'fastify';
import packageFile from '../../package.json' with { type: 'json' };
import type { Config } from '../config/index.ts';
import { samplerOf } from './sampler-of.ts';
import type { Stretch, StretchAttributes, Tracing } from './tracing.port.ts';

type TracingConfig = NonNullable<Config['tracing']>;

const propagator = new W3CTraceContextPropagator();

/**
 * Traces to a collector that speaks OTLP over HTTP. Loaded only where one is configured. What it cannot send is dropped, and no
 * more than a few thousand stretches wait: a collector that is away or hangs costs no request anything.
 */
export function openTracing(config: TracingConfig, log: FastifyBaseLogger): Tracing {
  const { url, headers, timeoutMs: timeoutMillis, sendEveryMs } = config;
  const exporter = saying(new OTLPTraceExporter({ url, headers, timeoutMillis }), log);
  const spans = new BatchSpanProcessor({
    exporter,
    scheduledDelayMillis: sendEveryMs,
    exportTimeoutMillis: timeoutMillis,
  });
  const provider = new TracerProvider({
    resource: resourceFromAttributes({
      'service.version': packageFile.version,
      'service.instance.id': randomUUID(),
      ...config.resource,
    }),
    sampler: samplerOf(config.sampler),
    spanProcessors: [spans],
  });
  const tracer = provider.getTracer('earntrack', packageFile.version);
  return {
    beginRequest(method, carrier) {
      const parent = propagator.extract(ROOT_CONTEXT, carrier, defaultTextMapGetter);
      return stretchOf(
        tracer,
        begun(tracer, parent, { name: method, kind: SpanKind.SERVER, attributes: {} }),
      );
    },
    beginRun(job, attributes) {
      const name = `job ${job}`;
      return stretchOf(tracer, begun(tracer, ROOT_CONTEXT, { name, kind: SpanKind.INTERNAL, attributes }));
    },
    // A collector that is away has been told of to the log.
    close: () => provider.shutdown().catch(() => undefined),
  };
}

interface Beginning {
  name: string;
  kind: SpanKind;
  attributes: StretchAttributes;
  startTime?: number;
}

function begun(tracer: Tracer, parent: Context, { name, startTime = nowMs(), ...rest }: Beginning): Span {
  return tracer.startSpan(name, { ...rest, startTime }, parent);
}

function stretchOf(tracer: Tracer, span: Span): Stretch {
  const { traceId, spanId, traceFlags } = span.spanContext();
  const context = trace.setSpan(ROOT_CONTEXT, span);
  const isKept = span.isRecording();
  return {
    traceId,
    spanId,
    isKept,
    traceparent: `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`,
    begin: (name, attributes) =>
      stretchOf(tracer, begun(tracer, context, { name, kind: SpanKind.INTERNAL, attributes })),
    asked(name, seconds, attributes) {
      if (!isKept) return;
      const endTime = nowMs();
      const startTime = endTime - seconds * 1000;
      const part = begun(tracer, context, { name, kind: SpanKind.CLIENT, attributes, startTime });
      if ('error.type' in attributes) part.setStatus({ code: SpanStatusCode.ERROR });
      part.end(endTime);
    },
    note({ name, ...attributes }) {
      if (typeof name === 'string') span.updateName(name);
      span.setAttributes(attributes);
    },
    fail(kind) {
      span.setAttribute('error.type', kind).setStatus({ code: SpanStatusCode.ERROR });
    },
    end: () => span.end(nowMs()),
  };
}

/** One clock for all, or parts would begin before their whole. */
function nowMs(): number {
  return performance.timeOrigin + performance.now();
}

/** Says once to the log when traces cannot be sent, and once when they can again; never what was sent. */
function saying(exporter: SpanExporter, log: FastifyBaseLogger): SpanExporter {
  let isAway = false;
  return {
    export(spans, done) {
      exporter.export(spans, (result) => {
        const isLost = result.code !== ExportResultCode.SUCCESS;
        const reason = result.error?.message;
        if (isLost && !isAway)
          log.warn(
            { error_type: 'traces_away', reason },
            'traces are dropped: their collector does not take them',
          );
        if (!isLost && isAway) log.info('the collector takes traces again');
        isAway = isLost;
        done(result);
      });
    },
    shutdown: () => exporter.shutdown(),
    forceFlush: async () => exporter.forceFlush?.(),
  };
}
