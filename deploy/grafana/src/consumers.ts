import type { Chart } from './panels.js';
import { mean, rate } from './panels.js';

/** The same three panels for the consumers of each service. */
export function consumers(job: string): readonly Chart[] {
  return [
    {
      title: 'Consumer lag',
      says: 'Records between what a group has committed and the end of its topic. It falls to nothing when all is well; a steady climb is a consumer that cannot keep up or stands still.',
      unit: 'short',
      queries: [[`max by (consumer, topic) (heliograph_consumer_lag{job="${job}"})`, '{{consumer}} on {{topic}}']],
    },
    {
      title: 'Records polled',
      says: 'Records a second. Those of a poll that is repeated, since something was away, count again.',
      unit: 'ops',
      queries: [[`sum by (consumer) (${rate(`heliograph_consumer_records_total{job="${job}"}`)})`, '{{consumer}}']],
    },
    {
      title: 'Time of a poll',
      says: 'Mean time from a poll to where all of it is safe, by whether it was done or has to be repeated.',
      unit: 's',
      queries: [[mean('heliograph_consumer_batches_seconds', 'consumer, outcome', `{job="${job}"}`), '{{consumer}} {{outcome}}']],
    },
  ];
}

/** Whether the process is well: the last row of each service. */
export function process(job: string): readonly Chart[] {
  return [
    {
      title: 'CPU',
      says: 'Share of the machine that the process uses.',
      unit: 'percentunit',
      queries: [[`process_cpu_usage{job="${job}"}`, '{{instance}}']],
    },
    {
      title: 'Heap',
      says: 'Used memory of the heap.',
      unit: 'bytes',
      queries: [[`sum by (instance) (jvm_memory_used_bytes{job="${job}", area="heap"})`, '{{instance}}']],
    },
    {
      title: 'Warnings and errors logged',
      says: 'Lines a second. Errors need a person: look them up in the log.',
      unit: 'ops',
      queries: [[`sum by (level) (${rate(`logback_events_total{job="${job}", level=~"warn|error"}`)})`, '{{level}}']],
    },
  ];
}
