import type { Board } from './panels.js';
import { mean, quantile, rate } from './panels.js';
import { consumers, process } from './consumers.js';

export const dispatch: Board = {
  uid: 'heliograph-dispatch',
  title: 'Heliograph: dispatch',
  says: 'Every text from its claim to the provider’s answer, and what waits.',
  rows: [
    [
      { title: 'Calls', says: 'By what they came to. not_begun: it was too late to start, the text goes back.', unit: 'ops', queries: [[`sum by (provider, outcome) (${rate('heliograph_dispatch_calls_seconds_count')})`, '{{provider}} {{outcome}}']] },
      { title: 'Time of a call', says: 'Of those that the provider took.', unit: 's', queries: [[quantile(0.5, 'heliograph_dispatch_calls_seconds', '', '{outcome="accepted"}'), 'half are quicker'], [quantile(0.99, 'heliograph_dispatch_calls_seconds', '', '{outcome="accepted"}'), '99 of 100 are quicker']] },
      { title: 'Errors', says: 'Attempts that the provider did not take, by cause: its own code where it refused.', unit: 'ops', queries: [[`sum by (provider, outcome, cause) (${rate('heliograph_dispatch_errors_total')})`, '{{outcome}} {{cause}}']] },
    ],
    [
      { title: 'Event to provider', says: 'From the event’s own time to the provider’s answer; 99 of 100 are quicker.', unit: 's', queries: [[quantile(0.99, 'heliograph_dispatch_to_provider_seconds', 'lane'), '{{lane}}']] },
      { title: 'Claims', says: 'Messages of polls: started at once, queued, or repeated by the broker.', unit: 'ops', queries: [[`sum by (lane, outcome) (${rate('heliograph_dispatch_claims_total')})`, '{{lane}} {{outcome}}']] },
      { title: 'Outcomes', says: 'Turns that ended, by the state that they led to.', unit: 'ops', queries: [[`sum by (state) (${rate('heliograph_dispatch_outcomes_total')})`, '{{state}}']] },
    ],
    [
      { title: 'Open rows', says: 'Of the ledger, by state and lane; counted to 100,000 for each lane and owner.', unit: 'short', queries: [['max by (state, lane) (heliograph_dispatch_ledger_rows)', '{{state}} {{lane}}']] },
      { title: 'Age of the oldest', says: 'How long the oldest of each has been due.', unit: 's', queries: [['max by (state, lane) (heliograph_dispatch_ledger_oldest_seconds)', '{{state}} {{lane}}']] },
      { title: 'Found by housekeeping', says: 'Rows that became uncertain since nobody wrote what came of them, that expired, or whose owner was gone.', unit: 'ops', queries: [[`sum by (outcome) (${rate('heliograph_dispatch_swept_total')})`, '{{outcome}}']] },
    ],
    [
      { title: 'Permits', says: 'Texts under way, and how many may be.', unit: 'short', queries: [['heliograph_dispatch_permits_in_use', 'in use, {{instance}}'], ['heliograph_dispatch_permits_limit', 'limit, {{instance}}']] },
      { title: 'In memory', says: 'Outcomes that are not written yet, and flushes that the broker has not been told of. They grow while the database or the broker is away.', unit: 'short', queries: [['heliograph_dispatch_outcomes_waiting', 'outcomes'], ['heliograph_dispatch_reports_waiting', 'flushes to tell']] },
      { title: 'Time of a flush', says: 'Mean and longest time to write a group of outcomes.', unit: 's', queries: [[mean('heliograph_dispatch_flushes_seconds', 'job'), 'mean'], ['max(heliograph_dispatch_flushes_seconds_max)', 'longest']] },
    ],
    [
      { title: 'Switch, pauses, loops', says: 'Sending switched on (1), lanes that are paused since no permit is free, loops that failed within the last minute.', unit: 'short', queries: [['min(heliograph_dispatch_enabled)', 'sending is on'], ['sum(heliograph_consumer_paused{job="dispatch"})', 'paused consumers'], ['sum(heliograph_dispatch_loops_failed)', 'failed loops']] },
      { title: 'Housekeeping', says: 'Rounds a second of each instance: about one.', unit: 'ops', queries: [[`sum by (instance) (${rate('heliograph_dispatch_housekeeping_seconds_count')})`, '{{instance}}']] },
      { title: 'Reports of strangers', says: 'Reports of messages that are not in the ledger.', unit: 'ops', queries: [[`sum(${rate('heliograph_dispatch_reports_unknown_total')})`, 'unknown']] },
    ],
    consumers('dispatch'),
    process('dispatch'),
  ],
};
