import { VizLegendOptionsBuilder } from '@grafana/grafana-foundation-sdk/common';
import { DashboardBuilder, RowBuilder } from '@grafana/grafana-foundation-sdk/dashboard';
import { DataqueryBuilder } from '@grafana/grafana-foundation-sdk/prometheus';
import { PanelBuilder } from '@grafana/grafana-foundation-sdk/timeseries';

export interface Panel {
  title: string;
  /** A unit of Grafana: short, s, percentunit, bytes, Bps, reqps. */
  unit: string;
  /** Each query by the words of its legend; {{label}} stands for the value of a label. */
  queries: Readonly<Record<string, string>>;
}

export interface Board {
  uid: string;
  title: string;
  rows: readonly { title: string; panels: readonly Panel[] }[];
}

/** Provisioned beside the dashboards under this name. */
const DATASOURCE = { type: 'prometheus', uid: 'prometheus' };
const HALF_OF_THE_WIDTH = 12;
const HEIGHT = 8;

/** What Grafana reads, as the text of a file. */
export function dashboardText(board: Board): string {
  // oxlint-disable-next-line typescript/no-deprecated -- Grafana reads this form from files; the newer one it takes through its API alone
  const dashboard = new DashboardBuilder(board.title)
    .uid(board.uid)
    .tags(['earntrack'])
    .timezone('browser')
    .refresh('30s')
    .time({ from: 'now-6h', to: 'now' });
  for (const row of board.rows) {
    dashboard.withRow(new RowBuilder(row.title));
    for (const panel of row.panels) dashboard.withPanel(panelOf(panel));
  }
  return `${JSON.stringify(dashboard.build(), null, 2)}\n`;
}

function panelOf({ title, unit, queries }: Panel): PanelBuilder {
  const panel = new PanelBuilder()
    .title(title)
    .unit(unit)
    .datasource(DATASOURCE)
    .span(HALF_OF_THE_WIDTH)
    .height(HEIGHT)
    .legend(new VizLegendOptionsBuilder().showLegend(true));
  for (const [place, [legend, expr]] of Object.entries(queries).entries()) {
    const query = new DataqueryBuilder().refId(`Q${place}`).expr(expr).legendFormat(legend);
    panel.withTarget(query.datasource(DATASOURCE).range());
  }
  return panel;
}
