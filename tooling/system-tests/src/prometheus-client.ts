interface Answer<T> {
  status: string;
  error?: string;
  data: T;
}

export interface Target {
  labels: { job: string };
  health: string;
  lastError: string;
}

interface Series {
  metric: Record<string, string>;
  value: [atSeconds: number, value: string];
}

export interface Alert {
  labels: Record<string, string>;
  state: string;
}

/** Asks a Prometheus. */
export function prometheusAt(url: string) {
  async function ask<T>(path: string): Promise<T> {
    const response = await fetch(`${url}/api/v1/${path}`);
    const answer = (await response.json()) as Answer<T>;
    if (answer.status !== 'success') throw new Error(`${path}: ${answer.error}`);
    return answer.data;
  }
  return {
    /** How many series an expression gives a figure for at this moment: a ratio of nothing is none, and its panel would be empty. */
    async count(expr: string): Promise<number> {
      const { result } = await ask<{ result: Series[] }>(`query?query=${encodeURIComponent(expr)}`);
      return result.filter(({ value: [, text] }) => Number.isFinite(Number(text))).length;
    },
    /** What an expression gives at an instant, one value for each series. */
    async values(expr: string, at: Date): Promise<number[]> {
      const path = `query?query=${encodeURIComponent(expr)}&time=${at.toISOString()}`;
      const { result } = await ask<{ result: { value: [number, string] }[] }>(path);
      return result.map(({ value: [, text] }) => Number(text));
    },
    /** What an expression gives at this moment, a series on a line; empty where it gives nothing. */
    async told(expr: string): Promise<string> {
      const { result } = await ask<{ result: Series[] }>(`query?query=${encodeURIComponent(expr)}`);
      return result.map(({ metric, value: [, value] }) => `${JSON.stringify(metric)} ${value}`).join('\n');
    },
    async targets(): Promise<Target[]> {
      return (await ask<{ activeTargets: Target[] }>('targets?state=active')).activeTargets;
    },
    async firing(): Promise<string[]> {
      const { alerts } = await ask<{ alerts: Alert[] }>('alerts');
      return alerts.filter(({ state }) => state === 'firing').map(({ labels }) => labels['alertname'] ?? '');
    },
    async reload(): Promise<void> {
      const response = await fetch(`${url}/-/reload`, { method: 'POST' });
      if (!response.ok) throw new Error(await response.text());
    },
  };
}
