import type { Board } from './panels.js';
import { mean, quantile, rate, share } from './panels.js';
import { consumers, process } from './consumers.js';

export const dispatch: Board = {
  uid: 'heliograph-dispatch',
  title: 'Heliograph: dispatch',
  says: 'Every text from its claim to the provider’s answer, and what waits.',
  rows: [
    [
      { title: 'Calls', says: 'By what they came to. not_begun: it was too late to start, the text goes back.', unit: 'ops', queries: [[`sum by (provider, outcome) (${rate('heliograph_dispatch_calls_seconds_count')})`, '{{provider}} {{outcome}}']] },
      { title: 'Time of a call', says: 'Of those that the provider took.', unit: 's', queries: [[quantile(0.5, 'heliograph_dispatch_calls_seconds', '', '{outcome="accepted"}'), 'half are quicker'], [quantile(0.99, 'heliograph_dispatch_calls_seconds', '', '{outcome="accepted"}'), '99 of 100 are quicker']] },
      { title: 'Share of calls that came to nothing', says: 'By provider, of those that were begun. not_sent and uncertain: a refusal is an answer.', unit: 'percentunit', queries: [[share('heliograph_dispatch_calls_seconds_count', 'provider', 'outcome=~"not_sent|uncertain"', 'outcome!="not_begun"'), '{{provider}}']] },
    ],
    [
      { title: 'Errors', says: 'Attempts that the provider did not take, by provider and cause: its own code where it refused.', unit: 'ops', queries: [[`sum by (provider, outcome, cause) (${rate('heliograph_dispatch_errors_total')})`, '{{provider}} {{outcome}} {{cause}}']] },
      { title: 'Time of a call by provider', says: 'Whatever it came to; 99 of 100 are quicker.', unit: 's', queries: [[quantile(0.99, 'heliograph_dispatch_calls_seconds', 'provider'), '{{provider}}']] },
      { title: 'Breakers', says: 'Providers that do not answer: 1 while the breaker is open or tries whether they are back. Their texts wait.', unit: 'short', queries: [['max by (provider, state) (heliograph_dispatch_breaker{state!="closed"})', '{{provider}} {{state}}']], redFrom: 1 },
    ],
    [
      { title: 'Pauses', says: 'In force now, by who made them. heliograph: a provider refuses a sender, which a person has to mend.', unit: 'short', queries: [['max by (by) (heliograph_dispatch_pauses)', 'by {{by}}']] },
      { title: 'Limits', says: 'Segments a second that a sender may send; 0 where there is no limit.', unit: 'short', queries: [['max by (provider, sender) (heliograph_dispatch_limit)', '{{provider}}/{{sender}}']] },
      { title: 'Left of the limits', says: 'What 429s of the provider leave of them: all, unless it asked for less within the last minute.', unit: 'percentunit', queries: [['min by (provider, sender) (heliograph_dispatch_limit_left)', '{{provider}}/{{sender}}']] },
    ],
    [
      { title: 'Asked for by hand', says: 'Retries and cancels, by what came of them. refused: the message’s timeline says why.', unit: 'ops', queries: [[`sum by (command, outcome) (${rate('heliograph_dispatch_commands_total')})`, '{{command}} {{outcome}}']] },
      { title: 'Uncertain texts settled', says: 'By what the provider’s list made of them. for_good: these alone are for people to look up.', unit: 'ops', queries: [[`sum by (outcome) (${rate('heliograph_dispatch_settled_total')})`, '{{outcome}}']] },
      { title: 'E-mails in the place of texts', says: 'Begun since a text failed for good; failed: the person has heard nothing at all.', unit: 'ops', queries: [[`sum by (outcome) (${rate('heliograph_dispatch_fallbacks_total')})`, '{{outcome}}']] },
    ],
    [
      { title: 'Mail and chat', says: 'Calls to the mail server, Slack and Discord.', unit: 'ops', queries: [[`sum by (provider, outcome) (${rate('heliograph_dispatch_calls_seconds_count{provider=~"smtp|slack|discord"}')})`, '{{provider}} {{outcome}}']] },
      { title: 'Mail and chat that waits', says: 'Open rows of the lane notices, by state.', unit: 'short', queries: [['max by (state) (heliograph_dispatch_ledger_rows{lane="notices"})', '{{state}}']] },
      { title: 'Alerts of Heliograph', says: 'Raised, or held back since the same was raised a short while ago; waiting: database or broker is away, and nobody hears of them.', unit: 'short', queries: [['sum by (outcome) (increase(heliograph_dispatch_alerts_total[$__rate_interval]))', '{{outcome}}'], ['max(heliograph_dispatch_alerts_waiting)', 'waiting']] },
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
