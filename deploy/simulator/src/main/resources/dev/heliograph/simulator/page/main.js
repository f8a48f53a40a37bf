// Puts the parts together: which handset is open is in the address, what happens comes as events.

import * as api from './api.js';
import * as conversation from './conversation.js';
import { atMostEvery, byId, readable, show } from './dom.js';
import * as faults from './faults.js';
import * as list from './list.js';
import * as notices from './notices.js';

const number = byId('number');
const plain = (text) => text.replace(/[ ().-]/g, '');

function opened() {
  const found = /^#\/(\+?[0-9]+)$/.exec(decodeURIComponent(location.hash));
  return found ? found[1] : '';
}

function route() {
  const now = opened();
  const mail = location.hash === '#/notices';
  document.body.dataset.view = now ? 'conversation' : mail ? 'notices' : 'list';
  document.title = mail ? 'Mail and chat – Heliograph simulator' : now ? `${readable(now)} – Heliograph simulator` : 'Heliograph simulator';
  list.mark(now);
  faults.showEndingOf(now);
  conversation.open(now);
  notices.show(mail);
  if (now) {
    conversation.focusField();
  }
}

addEventListener('hashchange', route);

// the one that is open already: the address stays, so nothing else would happen
byId('handset-list').addEventListener('click', (event) => {
  if (event.target.closest('a')?.hash === location.hash) {
    conversation.focusField();
  }
});

number.addEventListener('input', () => {
  show('open-error', null);
  const digits = plain(number.value);
  if (/^\+?[0-9]*$/.test(digits)) {
    list.find(digits);
  }
});
number.addEventListener('keydown', (event) => {
  if (event.key === 'ArrowDown') {
    event.preventDefault();
    list.focusFirst();
  }
});
byId('open-form').addEventListener('submit', (event) => {
  event.preventDefault();
  const wanted = plain(number.value);
  if (/^\+[1-9][0-9]{6,14}$/.test(wanted)) {
    number.value = '';
    list.find('');
    location.hash = `#/${wanted}`;
  } else {
    show('open-error', new Error('Write the number with its country code, as +1 555 123 0001.'));
  }
});

const reloadTexts = atMostEvery(1000, () => {
  list.load();
  conversation.load();
});

const connection = byId('connection');

function connected(state) {
  connection.dataset.state = state;
  connection.textContent = state === 'live' ? 'live' : 'not connected, trying again';
}

route();
api.listen({
  hello() {
    connected('live');
    faults.load();
    notices.load();
    reloadTexts();
  },
  texts(changes) {
    list.apply(changes);
    conversation.apply(changes);
  },
  faults: faults.apply,
  notices: notices.load,
  reload: reloadTexts,
  lost: () => connected('lost'),
});
