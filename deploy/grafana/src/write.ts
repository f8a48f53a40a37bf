// Writes every dashboard as JSON, or says which of those that are there differ (--check).
import { readFileSync, writeFileSync } from 'node:fs';
import { dashboard } from './panels.js';
import { composer } from './composer.js';
import { dispatch } from './dispatch.js';
import { ingest } from './ingest.js';
import { overview } from './overview.js';
import { status } from './status.js';

const folder = new URL('../dashboards/', import.meta.url);
const check = process.argv.includes('--check');
let differ = 0;

for (const [name, board] of Object.entries({ overview, ingest, composer, dispatch, status })) {
  const file = new URL(`${name}.json`, folder);
  const json = `${JSON.stringify(dashboard(board), null, 2)}\n`;
  if (!check) {
    writeFileSync(file, json);
  } else if (readFileSync(file, 'utf8') !== json) {
    console.error(`dashboards/${name}.json is not what src makes: npm run build`);
    differ++;
  }
}
process.exitCode = differ === 0 ? 0 : 1;
