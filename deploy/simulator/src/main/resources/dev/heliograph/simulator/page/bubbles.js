// One text as a bubble. On a handset its own texts are on the right.

import { element, time } from './dom.js';

const SIGNS = {
  accepted: '◌', scheduled: '◷', queued: '◌', sending: '↑', sent: '✓', delivered: '✓✓',
  undelivered: '✕', failed: '✕', canceled: '–', received: '✓',
};

/** What telling the webhook came to, in words. */
function delivered({ state, status, notes }) {
  const words = {
    pending: 'telling the webhook …',
    no_webhook: 'no webhook is set: nobody was told',
    not_connected: 'the webhook cannot be reached',
    no_response: 'the webhook gave no answer in time',
    answered: `answer delivered to webhook: ${status}${meaning(status)}`,
  }[state] ?? state;
  return [words, ...notes].join('. ');
}

function meaning(status) {
  if (status < 300) {
    return '';
  }
  return { 404: ', it has no such route', 403: ', it refused the signature' }[status] ?? ', so it was not taken';
}

function isWrong({ status, delivery }) {
  return /^(failed|undelivered)$/.test(status)
    || (delivery && delivery.state !== 'pending' && !(delivery.state === 'answered' && delivery.status < 300));
}

function facts(text) {
  const parts = [`${text.encoding} · ${text.segments === 1 ? '1 segment' : `${text.segments} segments`}`];
  if (text.media > 0) {
    parts.push(text.media === 1 ? '1 medium' : `${text.media} media`);
  }
  return parts.join(' · ');
}

function state(text) {
  if (text.delivery) {
    return delivered(text.delivery);
  }
  const code = text.errorCode ? ` ${text.errorCode}${text.errorText ? ` ${text.errorText}` : ''}` : '';
  return text.status + code;
}

/** Fills a list item with a text, anew whenever it has changed. */
export function fill(item, text) {
  const own = text.direction === 'inbound';
  item.className = `bubble ${own ? 'own' : 'theirs'}${isWrong(text) ? ' wrong' : ''}`;
  item.dataset.sid = text.sid;
  item.dataset.status = text.status;
  item.replaceChildren(
    element('p', { class: 'words', dir: 'auto' }, text.text || (text.media > 0 ? '' : 'No words')),
    element('p', { class: 'meta' },
      element('span', { class: 'hidden' }, own ? 'From this handset, ' : `From ${text.ours ?? 'us'}, `),
      element('time', { dateTime: text.at }, time(text.at)),
      ' · ',
      element('span', { class: 'status' }, element('span', { 'aria-hidden': 'true' }, `${isWrong(text) ? '✕' : SIGNS[text.status] ?? ''} `), state(text)),
      element('span', { class: 'facts' }, ` · ${facts(text)}${text.provider === 'twilio' ? '' : ` · ${text.provider}`}`)));
}
