import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { stopwatch } from './clock.ts';

/** What the house tells of itself at /metrics, for Prometheus. */
export interface Measures {
  readonly contentType: string;
  text(): Promise<string>;
  /** A request has come; call what is returned when it is answered. */
  request(): (status: number) => void;
  /** A figure that is asked for when it is looked at. */
  gauge(name: string, help: string, read: () => number | Promise<number>): void;
}

/** Milliseconds between two measurements of how late this process is: each wakes it. */
const lagEvery = 250;

export const openMeasures = (): Measures => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'majlis_', eventLoopMonitoringPrecision: lagEvery });
  const seconds = new Histogram({
    name: 'majlis_graphql_seconds', help: 'Time to answer a request of the API.', labelNames: ['status'] as const, registers: [registry], buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 2.5, 10],
  });
  return {
    contentType: registry.contentType,
    text: () => registry.metrics(),
    request() {
      const took = stopwatch();
      return (status) => seconds.observe({ status: String(status) }, took() / 1_000);
    },
    gauge(name, help, read) {
      new Gauge({
        name: `majlis_${name}`, help, registers: [registry],
        async collect() {
          this.set(await read());
        },
      });
    },
  };
};
