import type { Board } from './panels.js';
import { quantile, rate } from './panels.js';
import { consumers, process } from './consumers.js';

export const status: Board = {
  uid: 'heliograph-status',
  title: 'Heliograph: status',
  says: 'What providers report, how late, and how texts ended.',
  rows: [
    [
      { title: 'Callbacks', says: 'By what became of them. signature_invalid: forged, or TWILIO_AUTH_TOKEN or PUBLIC_URL is not what Twilio has.', unit: 'ops', queries: [[`sum by (outcome) (${rate('heliograph_status_callbacks_total')})`, '{{outcome}}']] },
      { title: 'Answers to callbacks', says: 'By HTTP status.', unit: 'ops', queries: [[`sum by (status) (${rate('http_server_requests_seconds_count{job="status", uri=~"/webhooks/.*"}')})`, '{{status}}']] },
      { title: 'Callback delay', says: 'From the provider’s acceptance to its first report after that, by provider; 95 of 100 are quicker.', unit: 's', queries: [[quantile(0.95, 'heliograph_status_callback_delay_seconds', 'provider, status'), '{{provider}} {{status}}']] },
    ],
    [
      { title: 'Ends', says: 'Messages that came to an end.', unit: 'ops', queries: [[`sum by (status) (${rate('heliograph_status_ends_total')})`, '{{status}}']] },
      { title: 'Why not delivered', says: 'Ends other than delivered, by code: docs/statuses.md explains ours, the API each.', unit: 'ops', queries: [[`sum by (status, code) (${rate('heliograph_status_ends_total{status!="delivered"}')})`, '{{status}} {{code}}']] },
      { title: 'Time to delivered', says: 'From the event’s own time to the report that it is on the phone.', unit: 's', queries: [[quantile(0.5, 'heliograph_status_time_to_delivered_seconds'), 'half are quicker'], [quantile(0.95, 'heliograph_status_time_to_delivered_seconds'), '95 of 100 are quicker']] },
    ],
    [
      { title: 'Time to delivered by lane', says: 'From the event’s own time to the report that it is on the phone; 95 of 100 are quicker.', unit: 's', queries: [[quantile(0.95, 'heliograph_status_time_to_delivered_seconds', 'lane'), '{{lane}}']] },
      { title: 'Retries and cancels asked for', says: 'Answers by route and HTTP status. 202: dispatch has the wish, and its dashboard says what came of it; 409: it makes no sense, the answer says why.', unit: 'ops', queries: [[`sum by (uri, status) (${rate('http_server_requests_seconds_count{job="status", uri=~"/v1/(retries|messages/.+/(retry|cancel))"}')})`, '{{status}} {{uri}}']] },
      { title: 'Dead letters sent again or discarded', says: 'Answers by route and HTTP status.', unit: 'ops', queries: [[`sum by (uri, status) (${rate('http_server_requests_seconds_count{job="status", uri=~"/v1/dead-letters/.+"}')})`, '{{status}} {{uri}}']] },
    ],
    consumers('status'),
    [
      { title: 'Contradictions', says: 'Reports that contradict what is known, by how: two ends, two ids. Each is flagged on its message.', unit: 'ops', queries: [[`sum by (flag) (${rate('heliograph_status_contradictions_total')})`, '{{flag}}']] },
      { title: 'Dead letters', says: 'Records that can never work, by topic.', unit: 'ops', queries: [[`sum by (topic) (${rate('heliograph_dead_letters_written_total{job="status"}')})`, '{{topic}}']] },
      { title: 'Open dead letters', says: 'Of all services, by topic: those that nobody has sent again or discarded. Each waits for a person, see docs/operations.md.', unit: 'short', queries: [['max by (topic) (heliograph_dead_letters_open)', '{{topic}}']], redFrom: 1 },
      { title: 'Database connections', says: 'In use, and asked for in vain so far.', unit: 'short', queries: [['hikaricp_connections_active{job="status"}', 'in use'], ['hikaricp_connections_pending{job="status"}', 'waited for']] },
    ],
    process('status'),
  ],
};
