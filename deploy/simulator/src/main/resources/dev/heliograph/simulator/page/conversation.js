// One handset: its texts as they come, and the field to answer.

import * as api from './api.js';
import { fill } from './bubbles.js';
import { announce, byId, day, element, oncePerFrame, readable, show } from './dom.js';

const PAGE = 50;
const MOST_SHOWN = 300;
const scroller = byId('texts');
const bubbles = byId('bubbles');
const older = byId('older');
const field = byId('reply');
const to = byId('reply-to');

let number = '';
let texts = new Map(); // sid → text
let items = new Map(); // sid → <li>
let stale = new Set(); // SIDs whose bubble is to be filled anew
let stopped = [];
let next = null;
let asked = 0;
let meanwhile = null; // texts told of while a page is on its way: they are the newer ones
let sending = false;
let reading = false; // further up: then new texts do not move what is read

const render = oncePerFrame(() => {
  const atEnd = !reading;
  const sorted = [...texts.values()].sort((a, b) => a.order - b.order);
  const cut = atEnd ? sorted.splice(0, Math.max(0, sorted.length - MOST_SHOWN)) : [];
  for (const text of cut) {
    texts.delete(text.sid);
    next = sorted[0].order;
  }
  let today = '';
  const wanted = [];
  for (const text of sorted) {
    if (day(text.at) !== today) {
      today = day(text.at);
      wanted.push(separator(today));
    }
    wanted.push(bubble(text));
  }
  wanted.forEach((item, index) => {
    if (bubbles.children[index] !== item) {
      bubbles.insertBefore(item, bubbles.children[index] ?? null);
    }
  });
  while (bubbles.children.length > wanted.length) {
    bubbles.lastChild.remove();
  }
  older.hidden = next === null;
  byId('no-texts').hidden = sorted.length > 0;
  if (atEnd) {
    scroller.scrollTop = scroller.scrollHeight;
  }
});

scroller.addEventListener('scroll', () => {
  reading = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight > 80;
});
new ResizeObserver(() => {
  if (!reading) {
    scroller.scrollTop = scroller.scrollHeight;
  }
}).observe(scroller);

function separator(words) {
  const key = `day ${words}`;
  if (!items.has(key)) {
    items.set(key, element('li', { class: 'day' }, words));
  }
  return items.get(key);
}

function bubble(text) {
  let item = items.get(text.sid);
  if (!item) {
    item = element('li');
    items.set(text.sid, item);
    stale.add(text.sid);
  }
  if (stale.delete(text.sid)) {
    fill(item, text);
  }
  return item;
}

function put(text) {
  texts.set(text.sid, text);
  stale.add(text.sid);
}

function showStopped() {
  const notice = byId('stopped');
  notice.hidden = stopped.length === 0;
  notice.textContent = stopped.length === 0 ? ''
    : `Opted out: texts from ${stopped.map(readable).join(', ')} do not arrive (Twilio: 21610). START lifts it.`;
}

function showSenders(senders) {
  const chosen = to.value;
  const numbers = senders.filter((sender) => /^\+?\d+$/.test(sender)); // a name takes no answer
  to.replaceChildren(...numbers.map((sender) => new Option(readable(sender), sender)));
  if (numbers.includes(chosen)) {
    to.value = chosen;
  }
  to.disabled = numbers.length < 2;
}

/** Opens a handset, whether or not it has texts; closes it when there is no number. */
export async function open(wanted) {
  if (wanted !== number) {
    number = wanted;
    texts = new Map();
    items = new Map();
    stale = new Set();
    bubbles.replaceChildren();
    stopped = [];
    next = null;
    reading = false;
    to.replaceChildren();
    field.value = '';
    show('reply-error', null);
    showStopped();
  }
  byId('nothing-open').hidden = number !== '';
  byId('open-handset').hidden = number === '';
  byId('conversation-title').textContent = number ? readable(number) : '';
  if (number) {
    await load();
  }
}

/** Asks for the newest page anew, and keeps what is older. */
export async function load() {
  if (!number) {
    return;
  }
  const mine = ++asked;
  meanwhile = [];
  try {
    const page = await api.conversation(number, { limit: PAGE });
    if (mine === asked) {
      texts.clear();
      page.texts.forEach(put);
      meanwhile.forEach(put);
      next = page.next;
      stopped = page.stopped;
      showSenders(page.senders);
      showStopped();
      render();
    }
  } catch (error) {
    if (mine === asked) {
      show('reply-error', error);
    }
  } finally {
    if (mine === asked) {
      meanwhile = null;
    }
  }
}

older.addEventListener('click', async () => {
  const height = scroller.scrollHeight;
  const mine = asked;
  const page = await api.conversation(number, { before: next, limit: PAGE }).catch(() => null);
  if (page && mine === asked) {
    page.texts.filter((text) => !texts.has(text.sid)).forEach(put);
    next = page.next;
    render();
    requestAnimationFrame(() => requestAnimationFrame(() => {
      scroller.scrollTop += scroller.scrollHeight - height; // what was read stays where it is
    }));
    scroller.focus();
  }
});

/** Texts that changed, as they are now. */
export function apply(changes) {
  const ours = changes.texts.filter((text) => text.handset === number);
  const fresh = ours.filter((text) => !texts.has(text.sid) && text.direction !== 'inbound');
  ours.forEach(put);
  meanwhile?.push(...ours);
  changes.gone.forEach((sid) => texts.delete(sid));
  for (const each of changes.stopped) {
    if (each.number === number) {
      stopped = each.senders;
      showStopped();
    }
  }
  if (fresh.length > 0) {
    announce(fresh.length === 1 ? `New text: ${fresh[0].text}` : `${fresh.length} new texts`);
  }
  const unknown = ours.some((text) => text.ours && ![...to.options].some((option) => option.value === text.ours));
  if (unknown) {
    showSenders([...new Set([...ours.map((text) => text.ours ?? ''), ...[...to.options].map((option) => option.value)])]);
  }
  if (ours.length > 0 || changes.gone.length > 0) {
    render();
  }
}

export function focusField() {
  const fine = matchMedia('(pointer: fine)').matches; // where a keyboard would not cover the texts
  (fine ? field : byId('conversation-title')).focus({ preventScroll: true });
}

async function send(words) {
  if (sending || words.trim() === '') {
    return;
  }
  sending = true;
  const from = number;
  try {
    await api.reply(from, words, to.value || undefined);
    show('reply-error', null);
    if (from === number && field.value === words) {
      field.value = '';
      grow();
    }
    scroller.scrollTop = scroller.scrollHeight;
  } catch (error) {
    show('reply-error', error);
  } finally {
    sending = false;
  }
}

function grow() {
  field.rows = Math.min(6, Math.max(1, field.value.split('\n').length, Math.ceil(field.value.length / 60)));
}

field.addEventListener('input', grow);
field.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    send(field.value);
  }
});
byId('reply-form').addEventListener('submit', (event) => {
  event.preventDefault();
  send(field.value);
});
document.querySelectorAll('[data-word]').forEach((chip) => {
  chip.addEventListener('click', () => send(chip.dataset.word));
});
