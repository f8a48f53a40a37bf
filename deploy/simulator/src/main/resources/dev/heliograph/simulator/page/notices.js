// Mails and chat messages, newest first.

import * as api from './api.js';
import { atMostEvery, byId, element, time } from './dom.js';

const CHANNELS = { email: 'E-mail', slack: 'Slack', discord: 'Discord' };
const panel = byId('open-notices');
const count = byId('notices-count');

function item({ channel, to, subject, text, at }) {
  const title = `${CHANNELS[channel] ?? channel} to ${to}`;
  return element('li', { class: 'mail', 'data-channel': channel },
    element('h3', { dir: 'auto' }, subject ?? title),
    element('p', { class: 'words', dir: 'auto' }, text),
    element('p', { class: 'meta' }, element('time', { dateTime: at }, time(at)), ` · ${title}`));
}

/** Asks for all anew. */
export const load = atMostEvery(300, async () => {
  const notices = await api.notices().catch(() => null);
  if (notices) {
    byId('notice-list').replaceChildren(...notices.map(item));
    byId('no-notices').hidden = notices.length > 0;
    count.hidden = notices.length === 0;
    count.textContent = String(notices.length);
  }
});

export function show(shown) {
  panel.hidden = !shown;
  byId('notices-link').toggleAttribute('aria-current', shown);
  if (shown) {
    byId('notices-link').setAttribute('aria-current', 'page');
    byId('notices-title').focus();
  }
}
