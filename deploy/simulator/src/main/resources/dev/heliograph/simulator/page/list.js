// The list of handsets: newest activity first, a page at a time, live.

import * as api from './api.js';
import { byId, element, oncePerFrame, readable, when } from './dom.js';

const PAGE = 50;
const list = byId('handset-list');
const empty = byId('list-empty');
const more = byId('more-handsets');

const known = new Map(); // number → handset
const rows = new Map(); // number → <li>
let room = PAGE; // how many are shown; "show more" adds a page
let next = null;
let search = '';
let current = '';
let asked = 0;

const render = oncePerFrame(() => {
  const sorted = [...known.values()].sort((a, b) => b.last.order - a.last.order);
  for (const dropped of sorted.splice(room)) {
    known.delete(dropped.number);
    next = sorted.at(-1).last.order;
  }
  const focused = list.contains(document.activeElement) ? document.activeElement : null;
  const wanted = sorted.map(row);
  wanted.forEach((item, index) => {
    if (list.children[index] !== item) {
      list.insertBefore(item, list.children[index] ?? null);
    }
  });
  while (list.children.length > wanted.length) {
    list.lastChild.remove();
  }
  for (const number of rows.keys()) {
    if (!known.has(number)) {
      rows.delete(number);
    }
  }
  if (focused && document.activeElement !== focused) {
    (focused.isConnected ? focused : list.querySelector('a'))?.focus({ preventScroll: true });
  }
  rove();
  more.hidden = next === null;
  empty.hidden = sorted.length > 0;
  empty.textContent = search ? 'No handset with that number has texts. Enter the whole number to open it.' : 'No texts yet. They appear here the moment they are sent.';
});

function row(handset) {
  const item = rows.get(handset.number) ?? blank(handset.number);
  const { last } = handset;
  const link = item.firstChild;
  link.toggleAttribute('aria-current', handset.number === current);
  if (handset.number === current) {
    link.setAttribute('aria-current', 'true');
  }
  const [number, at, words] = link.children;
  number.textContent = readable(handset.number);
  at.textContent = when(last.at);
  words.textContent = preview(last);
  link.classList.toggle('failed', /^(failed|undelivered)$/.test(last.status));
  link.classList.toggle('stopped', handset.stopped.length > 0);
  return item;
}

function preview(last) {
  const words = last.text || (last.media > 0 ? 'Media' : 'No words');
  return (last.direction === 'inbound' ? 'You: ' : '') + words.slice(0, 120);
}

function blank(number) {
  const link = element('a', { href: `#/${number}`, class: 'handset', tabIndex: -1 },
    element('span', { class: 'number' }), element('span', { class: 'when' }), element('span', { class: 'words', dir: 'auto' }));
  const item = element('li', {}, link);
  rows.set(number, item);
  return item;
}

/** One stop for the tab key: the handset in focus, the open one, or the first. */
function rove() {
  const links = [...list.querySelectorAll('a')];
  const stop = links.find((link) => link === document.activeElement)
    ?? links.find((link) => link.hasAttribute('aria-current')) ?? links[0];
  links.forEach((link) => { link.tabIndex = link === stop ? 0 : -1; });
}

list.addEventListener('focusin', rove);
list.addEventListener('keydown', (event) => {
  const links = [...list.querySelectorAll('a')];
  const at = links.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 }[event.key];
  if (to !== undefined) {
    event.preventDefault();
    links[Math.min(Math.max(to, 0), links.length - 1)]?.focus();
  }
});

more.addEventListener('click', async () => {
  const page = await api.handsets({ search, before: next, limit: PAGE }).catch(() => null);
  if (page) {
    room += PAGE;
    take(page);
  }
});

function take(page) {
  page.items.forEach(put);
  next = page.next;
  render();
}

/** What has come meanwhile is newer than what was asked for. */
function put(handset) {
  const before = known.get(handset.number);
  if (!before || before.last.order <= handset.last.order) {
    known.set(handset.number, handset);
  }
}

/** Asks for the first page anew. */
export async function load() {
  const mine = ++asked;
  const page = await api.handsets({ search, limit: Math.min(room, 500) }).catch(() => null);
  if (page && mine === asked) {
    known.clear();
    take(page);
  }
}

export function find(digits) {
  if (digits !== search) {
    search = digits;
    room = PAGE;
    load();
  }
}

export function mark(number) {
  current = number;
  render();
}

export function focusFirst() {
  list.querySelector('a')?.focus();
}

/** Texts that changed, as they are now. */
export function apply({ texts, stopped }) {
  for (const text of texts) {
    if (!text.handset.includes(search)) {
      continue;
    }
    const before = known.get(text.handset);
    if (!before || before.last.order <= text.order) {
      known.set(text.handset, { number: text.handset, stopped: before?.stopped ?? [], last: text });
    }
  }
  for (const { number, senders } of stopped) {
    const handset = known.get(number);
    if (handset) {
      known.set(number, { ...handset, stopped: senders });
    }
  }
  render();
}
