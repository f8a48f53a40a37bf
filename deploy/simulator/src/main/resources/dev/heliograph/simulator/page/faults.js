// The faults as switches: what is set is seen, and what is changed is in force at once.

import * as api from './api.js';
import { byId, element, readable, show } from './dom.js';
import { choice, count, ENDINGS, ending, share, span, toggle } from './fields.js';

const MOST_NUMBERS = 50;
const panel = byId('faults');
const button = byId('faults-toggle');
const endingOfOpen = byId('ending');

let faults = null;
let defaults = null;
let open = '';

async function change(wanted) {
  try {
    apply(await api.changeFaults(wanted));
    show('faults-error', null);
  } catch (error) {
    show('faults-error', error);
    document.activeElement?.blur(); // else what was refused would stay as if it held
    render();
  }
}

const SECTIONS = [
  ['Answers to creates', [
    span('answers.latencyMs', 'Delay of each answer', change),
    share('answers.dropBeforeAccept', 'Drop the connection, accept nothing', change),
    share('answers.dropAfterAccept', 'Accept, then drop the connection', change),
    share('answers.errorAfterAccept', 'Accept, then answer 500', change),
    share('answers.tooManyRequests', 'Refuse with 429', change),
    share('answers.unavailable', 'Refuse with 503', change),
  ]],
  ['Connections', [
    share('connections.refused', 'Refuse them (of the time, at most 90)', change),
  ]],
  ['Status reports', [
    toggle('callbacks.enabled', 'Send none', change, true),
    toggle('callbacks.shuffled', 'Out of order', change),
    toggle('callbacks.beforeAnswer', 'Before the create is answered', change),
    count('callbacks.copies', 'Copies of each', 1, 20, change),
    span('callbacks.delayMs', 'Delay of each report', change),
  ]],
  ['List of messages', [
    share('lists.unavailable', 'Refuse the list with 503', change),
    count('lists.lagMs', 'Shows texts only after (ms)', 0, 600000, change),
  ]],
  ['Way of a text', [
    span('statuses.stepMs', 'From status to status', change),
    ending('statuses.ending', 'Texts end', change),
  ]],
  ['STOP, START, HELP', [
    choice('optOut', 'Opt-out filter', [['standard', 'standard'], ['advanced', 'advanced'], ['off', 'off']], change),
  ]],
  ['Chance', [count('seed', 'Seed of all choices', 0, Number.MAX_SAFE_INTEGER, change)]],
];

const numbers = element('ul', { class: 'numbers' });
byId('fault-fields').append(...SECTIONS.map(([words, fields]) =>
  element('fieldset', {}, element('legend', {}, words), ...fields.map((field) => field.node),
    ...(words === 'Way of a text' ? [numbers] : []))));
byId('fault-fields').addEventListener('submit', (event) => event.preventDefault());

endingOfOpen.append(new Option('as all do', ''), ...ENDINGS.map(([value, label]) => new Option(label, value)));
endingOfOpen.addEventListener('change', () => {
  change({ statuses: { byNumber: { [open]: endingOfOpen.value || null } } });
});

function render() {
  if (!faults || !defaults) {
    return;
  }
  const active = SECTIONS.flatMap(([, fields]) => fields).filter((field) => field.show(faults, defaults)).length;
  const byNumber = Object.entries(faults.statuses.byNumber);
  numbers.replaceChildren(...byNumber.slice(0, MOST_NUMBERS).map(exception));
  if (byNumber.length > MOST_NUMBERS) {
    numbers.append(element('li', { class: 'soft' }, `and ${byNumber.length - MOST_NUMBERS} more`));
  }
  endingOfOpen.value = faults.statuses.byNumber[open]?.status ?? '';
  const total = active + byNumber.length;
  const badge = byId('faults-count');
  badge.hidden = total === 0;
  badge.textContent = String(total);
  badge.setAttribute('aria-label', `${total} set`);
  byId('faults-reset').disabled = total === 0;
}

function exception([number, { status, errorCode }]) {
  const remove = element('button', { type: 'button', class: 'quiet', 'aria-label': `Take back for ${readable(number)}` }, '✕');
  remove.addEventListener('click', () => change({ statuses: { byNumber: { [number]: null } } }));
  const words = errorCode ? `${status} ${errorCode}` : status;
  return element('li', { class: 'field active' }, element('span', {}, readable(number)), element('span', { class: 'controls' }, words, remove));
}

byId('faults-reset').addEventListener('click', async () => {
  try {
    await api.resetFaults();
    await load();
    show('faults-error', null);
  } catch (error) {
    show('faults-error', error);
  }
});

export function apply(now) {
  faults = now;
  render();
}

export async function load() {
  try {
    defaults ??= await api.faultDefaults();
    apply(await api.faults());
  } catch (error) {
    show('faults-error', error);
  }
}

/** The handset whose ending is shown beside its number. */
export function showEndingOf(number) {
  open = number;
  render();
}

function reveal(shown, focus) {
  panel.hidden = !shown;
  button.setAttribute('aria-expanded', String(shown));
  document.body.classList.toggle('with-faults', shown);
  if (focus) {
    (shown ? byId('faults-title') : button).focus();
  }
}

button.addEventListener('click', () => reveal(panel.hidden, panel.hidden));
byId('faults-close').addEventListener('click', () => reveal(false, true));
panel.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') {
    reveal(false, true);
  }
});
reveal(matchMedia('(min-width: 75rem)').matches, false);
