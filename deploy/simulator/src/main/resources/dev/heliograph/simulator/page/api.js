// The simulator's own API, and the stream of what changes.

const BASE = '/simulator';

/** What the simulator says when it does not do what was asked. */
export class Refused extends Error {}

const TRIES = 5;
const BETWEEN_TRIES_MILLIS = 300;

/** What may be asked twice is asked again where nobody listens: it may be made to be away for moments. */
async function asked(url, options) {
  const tries = options.method === 'POST' ? 1 : TRIES;
  for (let tried = 1; ; tried++) {
    try {
      return await fetch(url, options);
    } catch (error) {
      if (tried === tries) {
        throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, BETWEEN_TRIES_MILLIS));
    }
  }
}

async function call(method, path, body) {
  const options = { method };
  if (body !== undefined) {
    options.headers = { 'Content-Type': 'application/json' };
    options.body = JSON.stringify(body);
  }
  let response;
  try {
    response = await asked(BASE + path, options);
  } catch {
    throw new Refused('The simulator does not answer. Is it running?');
  }
  const json = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw new Refused(json.detail ?? `The simulator answered ${response.status}.`);
  }
  return json;
}

function query(parameters) {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
}

export const handsets = (parameters) => call('GET', `/handsets${query(parameters)}`);
export const conversation = (number, parameters) =>
  call('GET', `/handsets/${encodeURIComponent(number)}${query(parameters)}`);
export const reply = (number, text, to) => call('POST', `/handsets/${encodeURIComponent(number)}/replies`, { text, to });
export const notices = () => call('GET', '/notices');
export const faults = () => call('GET', '/faults');
export const faultDefaults = () => call('GET', '/faults/defaults');
export const changeFaults = (change) => call('PATCH', '/faults', change);
export const resetFaults = () => call('DELETE', '/faults');

/**
 * Listens until the page is closed. After every (re)connection `hello` is called, since what happened
 * meanwhile is not told again.
 */
export function listen({ hello, texts, faults: changed, notices: arrived, reload, lost }) {
  const source = new EventSource(`${BASE}/events`);
  const on = (name, handler) => source.addEventListener(name, (event) => handler(JSON.parse(event.data)));
  on('hello', hello);
  on('texts', texts);
  on('faults', changed);
  on('notices', arrived);
  on('reload', reload);
  source.addEventListener('error', () => {
    lost();
    if (source.readyState === EventSource.CLOSED) { // refused: the browser does not try again by itself
      setTimeout(() => listen({ hello, texts, faults: changed, notices: arrived, reload, lost }), 3000);
    }
  });
}
