import type { Board } from './panels.js';
import { quantile, rate } from './panels.js';

const per5m = (counter: string): string => `sum(increase(${counter}[5m]))`;

/** One page that says whether texts go out and arrive. */
export const overview: Board = {
  uid: 'heliograph-overview',
  title: 'Heliograph: overview',
  says: 'Do texts go out, do they arrive, and does anything need a person? The other dashboards say where.',
  rows: [
    [
      { title: 'Services up', says: 'Instances that answer Prometheus.', kind: 'stat', unit: 'short', queries: [['sum by (job) (up{job=~"ingest|composer|dispatch|status"})', '{{job}}']] },
      { title: 'Texts delivered', says: 'Reported to be on the phone in the last five minutes.', kind: 'stat', unit: 'short', queries: [[per5m('heliograph_status_ends_total{status="delivered"}'), 'delivered']] },
      { title: 'Uncertain', says: 'Texts that may have been sent, and of which nobody knows. Never sent again; settled by the provider’s report.', kind: 'stat', unit: 'short', redFrom: 1, queries: [['sum(max by (lane) (heliograph_dispatch_ledger_rows{state="uncertain"}))', 'uncertain']] },
      { title: 'Dead letters', says: 'Records that can never work, of the last hour.', kind: 'stat', unit: 'short', redFrom: 1, queries: [['sum(increase(heliograph_dead_letters_written_total[1h]))', 'dead letters']] },
      { title: 'Forged or refused callbacks', says: 'Callbacks of the last hour whose signature was not the provider’s, or that named nothing of ours.', kind: 'stat', unit: 'short', redFrom: 1, queries: [['sum(increase(heliograph_status_callbacks_total{outcome!~"taken|unavailable"}[1h]))', 'refused']] },
    ],
    [
      { title: 'Providers down', says: 'Whose breaker is open: their texts wait until they answer again.', kind: 'stat', unit: 'short', redFrom: 1, queries: [['sum(max by (provider) (heliograph_dispatch_breaker{state!="closed"}))', 'down']] },
      { title: 'Pauses', says: 'Of everything, a provider or a sender; by Heliograph itself where a provider refuses a sender.', kind: 'stat', unit: 'short', redFrom: 1, queries: [['max by (by) (heliograph_dispatch_pauses)', 'by {{by}}']] },
      { title: 'Open dead letters', says: 'Records that failed, and of which nobody has decided yet.', kind: 'stat', unit: 'short', redFrom: 1, queries: [['sum(max by (topic) (heliograph_dead_letters_open))', 'open']] },
      { title: 'Alerts raised', says: 'By Heliograph itself in the last hour; each says what is to be done.', kind: 'stat', unit: 'short', redFrom: 1, queries: [['sum(increase(heliograph_dispatch_alerts_total{outcome="raised"}[1h]))', 'raised']] },
      { title: 'Neither text nor mail', says: 'People of the last hour for whom the text failed for good, and the e-mail in its place too.', kind: 'stat', unit: 'short', redFrom: 1, queries: [['sum(increase(heliograph_dispatch_fallbacks_total{outcome="failed"}[1h]))', 'not reached']] },
    ],
    [
      {
        title: 'From event to phone',
        says: 'Events in, texts decided, texts the provider took, texts delivered. The lines should lie on each other but for the texts that one event makes.',
        unit: 'ops',
        queries: [
          [`sum(${rate('heliograph_ingest_events_total')})`, 'events taken in'],
          [`sum(${rate('heliograph_composer_decisions_total{outcome="send"}')})`, 'decided to send'],
          [`sum(${rate('heliograph_dispatch_outcomes_total{state="accepted"}')})`, 'taken by the provider'],
          [`sum(${rate('heliograph_status_ends_total{status="delivered"}')})`, 'delivered'],
        ],
      },
      {
        title: 'Event to provider',
        says: 'From the event’s own time to the answer of the provider that took the text.',
        unit: 's',
        queries: [
          [quantile(0.5, 'heliograph_dispatch_to_provider_seconds'), 'half are quicker'],
          [quantile(0.99, 'heliograph_dispatch_to_provider_seconds'), '99 of 100 are quicker'],
        ],
      },
    ],
    [
      {
        title: 'How texts ended',
        says: 'Messages that came to an end, by which. Anything but delivered has a code on the page of the status service.',
        unit: 'ops',
        queries: [[`sum by (status) (${rate('heliograph_status_ends_total')})`, '{{status}}']],
      },
      {
        title: 'Provider',
        says: 'Calls by what they came to.',
        unit: 'ops',
        queries: [[`sum by (provider, outcome) (${rate('heliograph_dispatch_calls_seconds_count')})`, '{{provider}} {{outcome}}']],
      },
    ],
    [
      {
        title: 'Consumer lag',
        says: 'Records that are not done with, of every consumer.',
        unit: 'short',
        queries: [['max by (consumer, topic) (heliograph_consumer_lag)', '{{consumer}} on {{topic}}']],
      },
      {
        title: 'Age of the oldest text that waits',
        says: 'By state: queued since it came, waiting since its retry was due, uncertain since it became so.',
        unit: 's',
        queries: [['max by (state) (heliograph_dispatch_ledger_oldest_seconds)', '{{state}}']],
      },
    ],
    [{ title: 'Versions', says: 'What runs where.', kind: 'table', unit: 'short', queries: [['heliograph_build_info', '']] }],
  ],
};
