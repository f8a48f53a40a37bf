import type { Board } from './panels.js';
import { rate } from './panels.js';
import { consumers, process } from './consumers.js';

export const composer: Board = {
  uid: 'heliograph-composer',
  title: 'Heliograph: composer',
  says: 'What is decided about events, and why a text does not go out.',
  rows: [
    [
      { title: 'Decisions', says: 'About single texts, by kind. A redelivered event counts again.', unit: 'ops', queries: [[`sum by (outcome, lane) (${rate('heliograph_composer_decisions_total')})`, '{{outcome}} {{lane}}']] },
      { title: 'Why not', says: 'Texts that do not go out, by reason; the reasons are explained in docs/statuses.md.', unit: 'ops', queries: [[`sum by (reason) (${rate('heliograph_composer_decisions_total{outcome!="send"}')}) or on () vector(0)`, '{{reason}}']] },
      { title: 'Events', says: 'By type and whether they make texts.', unit: 'ops', queries: [[`sum by (type, outcome) (${rate('heliograph_composer_events_total')})`, '{{type}} {{outcome}}']] },
    ],
    consumers('composer'),
    [
      { title: 'Idempotency conflicts', says: 'Requests under a key that stands for another request: the caller uses keys twice.', unit: 'ops', queries: [[`sum(${rate('heliograph_composer_conflicts_total')})`, 'conflicts']] },
      { title: 'Dead letters', says: 'Events that can never work.', unit: 'ops', queries: [[`sum by (topic) (${rate('heliograph_dead_letters_written_total{job="composer"}')})`, '{{topic}}']] },
      { title: 'Heliograph’s own alerts', says: 'By whether they become messages to operators. unsent: nobody is set up to hear of them.', unit: 'ops', queries: [[`sum by (outcome) (${rate('heliograph_composer_events_total{type="system.alert"}')})`, '{{outcome}}']] },
      { title: 'Database connections', says: 'In use, and asked for in vain so far.', unit: 'short', queries: [['hikaricp_connections_active{job="composer"}', 'in use'], ['hikaricp_connections_pending{job="composer"}', 'waited for']] },
    ],
    process('composer'),
  ],
};
