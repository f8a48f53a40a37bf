// The faults as fields. Each knows its place in the JSON and how to show and read its value.

import { element } from './dom.js';

let ids = 0;

const at = (json, path) => path.split('.').reduce((inner, name) => inner?.[name], json);
const nested = (path, value) => path.split('.').reduceRight((inner, name) => ({ [name]: inner }), value);
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

function labelled(words, control, extra = []) {
  control.id = `fault-${++ids}`;
  const label = element('label', { for: control.id }, words);
  return element('div', { class: 'field' }, label, element('span', { class: 'controls' }, control, ...extra));
}

function number(min, max, step, label) {
  const input = element('input', { type: 'number', min, max, step, inputMode: 'decimal' });
  if (label) {
    input.setAttribute('aria-label', label);
  }
  return input;
}

/** A value that somebody is typing is left alone. */
function set(input, value) {
  if (document.activeElement !== input || input.type === 'checkbox') {
    input.value = value;
  }
}

/** A field: its element, how it shows the faults, and whether they differ from the defaults there. */
function field(path, node, render, inputs, read, change) {
  inputs.forEach((input) => input.addEventListener('change', () => change(nested(path, read(input)))));
  return {
    node,
    show(faults, defaults) {
      render(at(faults, path), at(defaults, path));
      const active = !same(at(faults, path), at(defaults, path));
      node.classList.toggle('active', active);
      return active;
    },
  };
}

/** On or off; `inverted` where the fault is that something does not happen. */
export function toggle(path, words, change, inverted = false) {
  const box = element('input', { type: 'checkbox', role: 'switch' });
  return field(path, labelled(words, box), (value) => { box.checked = value !== inverted; },
    [box], () => box.checked !== inverted, change);
}

/** A share of all creates, as a switch with a percentage. */
export function share(path, words, change) {
  const box = element('input', { type: 'checkbox', role: 'switch' });
  const rate = number(0, 100, 'any', `${words}, percent`);
  let last = 5;
  const read = (input) => {
    if (input === box) {
      return box.checked ? last / 100 : 0;
    }
    return Math.round(Number(rate.value) * 1e6) / 1e8;
  };
  const render = (value) => {
    box.checked = value > 0;
    last = value > 0 ? value * 100 : last;
    set(rate, String(Math.round((value > 0 ? value * 100 : last) * 1e6) / 1e6));
    rate.classList.toggle('soft', value === 0);
  };
  return field(path, labelled(words, box, [rate, '%']), render, [box, rate], read, change);
}

/** A time in milliseconds, drawn evenly between two. */
export function span(path, words, change) {
  const min = number(0, 600000, 1);
  const max = number(0, 600000, 1, `${words}, at most, milliseconds`);
  const render = (value) => {
    set(min, value.min);
    set(max, value.max);
  };
  // raising the lower above the upper, or the other way round, moves both
  const read = (input) => {
    const lower = Number(min.value);
    const upper = Number(max.value);
    return input === min ? { min: lower, max: Math.max(lower, upper) } : { min: Math.min(lower, upper), max: upper };
  };
  return field(path, labelled(words, min, ['to', max, 'ms']), render, [min, max], read, change);
}

export function count(path, words, min, max, change) {
  const input = number(min, max, 1);
  return field(path, labelled(words, input), (value) => set(input, value), [input], () => Number(input.value), change);
}

export function choice(path, words, options, change) {
  const select = element('select', {}, ...options.map(([value, label]) => new Option(label, value)));
  return field(path, labelled(words, select), (value) => { select.value = value; }, [select], () => select.value, change);
}

/** How texts end: a word, and a code with the bad ones. */
export function ending(path, words, change) {
  const select = element('select', {}, ...ENDINGS.map(([value, label]) => new Option(label, value)));
  const code = number(10000, 99999, 1, 'Error code');
  const render = (value) => {
    select.value = value.status;
    code.hidden = value.errorCode === null;
    set(code, value.errorCode ?? '');
  };
  const read = (input) => input === select ? select.value : { status: select.value, errorCode: Number(code.value) };
  return field(path, labelled(words, select, [code]), render, [select, code], read, change);
}

export const ENDINGS = [
  ['delivered', 'delivered'], ['sent', 'sent, no receipt'], ['undelivered', 'undelivered'], ['failed', 'failed'],
];
