// How our panels look: everything that all of them share is here, so that a dashboard's file is its queries.
import { FieldColorModeId, ThresholdsMode } from '@grafana/schema';
import type { Dashboard, DataSourceRef, FieldConfig, Panel } from '@grafana/schema';

const SCHEMA_VERSION = 42;
const WIDTH = 24;

/** Whatever Prometheus the reader chooses. */
const PROMETHEUS: DataSourceRef = { type: 'prometheus', uid: '${datasource}' };

/** A query, and what its lines are called: {{label}} stands for a label's value. */
export type Query = readonly [expr: string, legend: string];

export type Unit = 's' | 'short' | 'percentunit' | 'ops' | 'bytes' | 'bool';

/** What one panel shows; its place comes from the order. */
export interface Chart {
  readonly title: string;
  /** What it means and what to look for. */
  readonly says: string;
  readonly unit: Unit;
  readonly queries: readonly Query[];
  readonly kind?: 'timeseries' | 'stat' | 'table';
  /** Red from here on. */
  readonly redFrom?: number;
}

/** A dashboard as it is written by hand. */
export interface Board {
  readonly uid: string;
  readonly title: string;
  readonly says: string;
  readonly rows: readonly (readonly Chart[])[];
}

/** Rates are over whatever the reader's window asks for, and never under four scrapes. */
export const rate = (counter: string): string => `rate(${counter}[$__rate_interval])`;

/** A quantile of a histogram over all instances. */
export const quantile = (q: number, timer: string, by = '', which = ''): string =>
  `histogram_quantile(${q}, sum by (le${by && `, ${by}`}) (${rate(`${timer}_bucket${which}`)}))`;

/** The mean of a timer; nothing where nothing was timed, never a division by nothing. */
export const mean = (timer: string, by: string, which = ''): string =>
  `sum by (${by}) (${rate(`${timer}_sum${which}`)}) / clamp_min(sum by (${by}) (${rate(`${timer}_count${which}`)}), 1e-9)`;

/** How much of one sort there is in all of them; nothing where there is nothing. */
export const share = (counter: string, by: string, part: string, whole: string): string =>
  `sum by (${by}) (${rate(`${counter}{${part}}`)}) / clamp_min(sum by (${by}) (${rate(`${counter}{${whole}}`)}), 1e-9)`;

export function dashboard(board: Board): Dashboard {
  return {
    uid: board.uid,
    title: board.title,
    description: board.says,
    schemaVersion: SCHEMA_VERSION,
    version: 1,
    editable: false,
    tags: ['heliograph'],
    timezone: 'browser',
    refresh: '30s',
    time: { from: 'now-1h', to: 'now' },
    templating: {
      list: [{ name: 'datasource', label: 'Prometheus', type: 'datasource', query: 'prometheus' }],
    },
    panels: panels(board.rows),
  };
}

function panels(rows: Board['rows']): Panel[] {
  let top = 0;
  let id = 1;
  const all: Panel[] = [];
  for (const row of rows) {
    const height = row.every((chart) => chart.kind === 'stat') ? 4 : 8;
    const width = Math.floor(WIDTH / row.length);
    row.forEach((chart, at) => {
      all.push(panel(chart, id++, { x: at * width, y: top, w: width, h: height }));
    });
    top += height;
  }
  return all;
}

function panel(chart: Chart, id: number, gridPos: { x: number; y: number; w: number; h: number }): Panel {
  const kind = chart.kind ?? 'timeseries';
  return {
    id,
    type: kind,
    title: chart.title,
    description: chart.says,
    datasource: PROMETHEUS,
    gridPos,
    targets: chart.queries.map(([expr, legendFormat], at) => ({
      refId: String.fromCharCode('A'.charCodeAt(0) + at),
      datasource: PROMETHEUS,
      expr,
      legendFormat,
      editorMode: 'code',
      ...(kind === 'timeseries' ? { range: true } : { instant: true }),
      ...(kind === 'table' ? { format: 'table' } : {}),
    })),
    fieldConfig: { defaults: { unit: chart.unit, min: 0, ...thresholds(chart) }, overrides: [] },
    ...(kind === 'timeseries'
      ? { options: { legend: { displayMode: 'list', placement: 'bottom', showLegend: true }, tooltip: { mode: 'multi', sort: 'desc' } } }
      : {}),
  };
}

function thresholds(chart: Chart): Pick<FieldConfig, 'thresholds' | 'color'> {
  if (chart.redFrom === undefined) {
    return {};
  }
  return {
    color: { mode: FieldColorModeId.Thresholds },
    thresholds: {
      mode: ThresholdsMode.Absolute,
      steps: [
        { value: null, color: 'green' },
        { value: chart.redFrom, color: 'red' },
      ],
    },
  };
}
