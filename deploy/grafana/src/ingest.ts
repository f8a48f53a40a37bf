import type { Board } from './panels.js';
import { mean, rate } from './panels.js';
import { process } from './consumers.js';

export const ingest: Board = {
  uid: 'heliograph-ingest',
  title: 'Heliograph: ingest',
  says: 'What callers ask for, what they get, and whether the broker takes it.',
  rows: [
    [
      { title: 'Requests', says: 'By route and what became of them. "unavailable": the broker does not answer or too much is under way; the caller sends it again. "failed" is our fault.', unit: 'ops', queries: [[`sum by (route, outcome) (${rate('heliograph_ingest_requests_total')})`, '{{route}} {{outcome}}']] },
      { title: 'Events published', says: 'By type, once the broker has them.', unit: 'ops', queries: [[`sum by (type) (${rate('heliograph_ingest_events_total')}) > 0`, '{{type}}']] },
      { title: 'Stripe webhooks', says: 'By what became of them. signature_*: forged, or a secret of ours is wrong. unreadable: genuine, and nothing was made of it; Stripe keeps it.', unit: 'ops', queries: [[`sum by (outcome) (${rate('heliograph_ingest_stripe_webhooks_total')})`, '{{outcome}}']] },
    ],
    [
      { title: 'Time to publish', says: 'Mean time until the broker has a request’s events.', unit: 's', queries: [[mean('heliograph_ingest_publish_seconds', 'outcome'), '{{outcome}}']] },
      { title: 'Slowest publish', says: 'The longest of the last minutes.', unit: 's', queries: [['max by (outcome) (heliograph_ingest_publish_seconds_max)', '{{outcome}}']] },
      { title: 'Answers', says: 'By status and route, as the web server counts them.', unit: 'ops', queries: [[`sum by (uri, status) (${rate('http_server_requests_seconds_count{job="ingest", uri!~"/actuator.*"}')})`, '{{status}} {{uri}}']] },
    ],
    process('ingest'),
  ],
};
