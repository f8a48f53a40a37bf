// Runs a Prometheus against a stack that runs, sends for a minute, and asks every panel's query: one without data fails.
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from './load.js';

const LOAD_MILLIS = 60_000;
const SCRAPE_SECONDS = 2;
/** What Grafana would put in for a window of the last minutes at this scrape interval. */
const RATE_INTERVAL = '1m';

interface Sample {
  readonly value?: readonly [number, string];
  readonly values?: readonly (readonly [number, string])[];
}

const home = new URL('../', import.meta.url);
const services = { ingest: 'INGEST_URL', composer: 'COMPOSER_URL', dispatch: 'DISPATCH_URL', status: 'STATUS_URL' };

function variable(name: string): string {
  const value = process.env[name];
  if (!value) {
    throw new Error(`${name} is not set: source the run/env of a stack that runs`);
  }
  return value;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function configuration(): string {
  const jobs = Object.entries(services).map(
    ([job, url]) => `
  - job_name: ${job}
    metrics_path: /actuator/prometheus
    static_configs: [{ targets: ["${new URL(variable(url)).host}"] }]`,
  );
  const rules = new URL('../prometheus/alerts.yml', home).pathname;
  return `global: { scrape_interval: ${SCRAPE_SECONDS}s, evaluation_interval: 5s }\nrule_files: ["${rules}"]\nscrape_configs:${jobs.join('')}\n`;
}

async function start(folder: string, port: number): Promise<ChildProcess> {
  writeFileSync(join(folder, 'prometheus.yml'), configuration());
  const prometheus = spawn(
    'prometheus',
    [`--config.file=${join(folder, 'prometheus.yml')}`, `--storage.tsdb.path=${join(folder, 'data')}`, `--web.listen-address=127.0.0.1:${port}`, '--log.level=error'],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  );
  for (let tried = 0; tried < 100; tried++) {
    try {
      if ((await fetch(`http://127.0.0.1:${port}/-/ready`)).ok) {
        return prometheus;
      }
    } catch {
      // not there yet
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  prometheus.kill();
  throw new Error('Prometheus did not become ready');
}

async function ask(port: number, path: string, parameters: Record<string, string>): Promise<Sample[]> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/${path}?${new URLSearchParams(parameters)}`);
  const body = (await answer.json()) as { status: string; error?: string; data: { result: Sample[] } };
  if (body.status !== 'success') {
    throw new Error(body.error ?? 'no answer');
  }
  return body.data.result;
}

const isNumber = (text: string): boolean => !Number.isNaN(Number(text)); // "NaN" is no data

/** As Grafana would ask it: over the last two minutes, or for now. */
async function hasData(port: number, target: Record<string, unknown>): Promise<boolean> {
  const query = String(target['expr']).replaceAll('$__rate_interval', RATE_INTERVAL).replaceAll('$__interval', '15s');
  const now = Date.now() / 1000;
  const found = target['instant']
    ? await ask(port, 'query', { query })
    : await ask(port, 'query_range', { query, start: String(now - 120), end: String(now), step: '5' });
  return found.some((one) => [...(one.values ?? []), ...(one.value ? [one.value] : [])].some(([, text]) => isNumber(text)));
}

interface Shown {
  readonly title?: string;
  readonly targets?: Record<string, unknown>[];
}

async function panelsWithoutData(port: number): Promise<string[]> {
  const empty: string[] = [];
  let asked = 0;
  for (const name of ['overview', ...Object.keys(services)]) {
    const board = JSON.parse(readFileSync(new URL(`dashboards/${name}.json`, home), 'utf8')) as { panels: Shown[] };
    for (const panel of board.panels) {
      for (const target of panel.targets ?? []) {
        asked++;
        const failed = await hasData(port, target).then((data) => (data ? '' : 'no data'), (e: Error) => e.message);
        if (failed) {
          empty.push(`${name}: ${panel.title} (${failed}): ${target['expr']}`);
        }
      }
    }
  }
  console.log(`${asked} queries of panels asked`);
  return empty;
}

/** Rules that Prometheus could not evaluate. */
async function brokenRules(port: number): Promise<string[]> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/rules`);
  const body = (await answer.json()) as { data: { groups: { rules: { name: string; health: string; state: string; lastError?: string }[] }[] } };
  const rules = body.data.groups.flatMap((group) => group.rules);
  console.log(`${rules.length} alerts evaluated; firing: ${rules.filter((rule) => rule.state === 'firing').map((rule) => rule.name).join(', ') || 'none'}`);
  return rules.filter((rule) => rule.health !== 'ok').map((rule) => `alert ${rule.name}: ${rule.lastError ?? rule.health}`);
}

async function seriesOfEach(port: number): Promise<void> {
  for (const job of Object.keys(services)) {
    const [count] = await ask(port, 'query', { query: `scrape_samples_scraped{job="${job}"}` });
    console.log(`${job}: ${count?.value?.[1] ?? 'no'} series`);
  }
}

const folder = mkdtempSync(join(tmpdir(), 'heliograph-prometheus-'));
const port = await freePort();
const prometheus = await start(folder, port);
try {
  console.log(`sending for ${LOAD_MILLIS / 1000} s`);
  const answered = await load(variable('INGEST_URL'), variable('HELIOGRAPH_API_KEY'), variable('STATUS_URL'), LOAD_MILLIS);
  console.log(`${answered} requests were answered`);
  await seriesOfEach(port);
  const faults = [...(await panelsWithoutData(port)), ...(await brokenRules(port))];
  faults.forEach((fault) => console.error(fault));
  console.log(faults.length === 0 ? 'every panel has data' : `${faults.length} without`);
  process.exitCode = faults.length === 0 ? 0 : 1;
} finally {
  prometheus.kill();
  await new Promise((resolve) => prometheus.once('exit', resolve));
  rmSync(folder, { recursive: true });
}
