// A minute of what a busy shop sends: enough that every panel has something to show.
import { randomUUID } from 'node:crypto';

const PAUSE_MILLIS = 100;

/** Numbers that nobody has; the stand-in for Twilio takes them. */
const number = (): string => `+1555${String(Math.floor(Math.random() * 9_000_000) + 1_000_000)}`;

/** Twilio's own test number for one that does not exist. */
const NO_SUCH_NUMBER = '+15005550001';

type Request = readonly [path: string, body: unknown, contentType?: string];

const REQUESTS: readonly (() => Request)[] = [
  () => ['/v1/messages', { to: number(), text: 'Your order is on its way.' }],
  () => ['/v1/messages', { to: number(), text: 'Your table is free.', priority: 'urgent' }],
  () => ['/v1/messages', { to: number(), text: 'Lunch is half price today.', priority: 'bulk' }],
  () => ['/v1/messages', { to: NO_SUCH_NUMBER, text: 'Nobody reads this.' }],
  () => ['/v1/messages', { to: number(), template: 'there-is-no-such-template', variables: {} }],
  () => ['/v1/messages', { to: 'not a number', text: 'This is refused.' }],
  () => ['/v1/checks/mock-sale', undefined],
  () => ['/v1/events', ticket(), 'application/cloudevents+json'],
];

/** What people ask for by hand, of messages and dead letters that are not there: each is refused. */
const WISHES = ['/v1/messages/ID/retry', '/v1/messages/ID/cancel', '/v1/dead-letters/ID/discard'];

function ticket(): unknown {
  return {
    specversion: '1.0',
    id: randomUUID(),
    source: '/helpdesk',
    type: 'ticket.created',
    subject: `ticket:${randomUUID()}`,
    time: new Date().toISOString(),
    data: {
      ticket: { number: 'TKT-2024-001', issue: 'Internet not working', priority: 'high', status: 'open' },
      customer: { name: 'John Doe', phone: number() },
      technician: { name: 'Jane Doe', phone: number() },
    },
  };
}

/** Returns how many requests were answered. */
export async function load(ingest: string, key: string, status: string, millis: number): Promise<number> {
  const end = Date.now() + millis;
  let answered = 0;
  for (let n = 0; Date.now() < end; n++) {
    const [path, body, contentType = 'application/json'] = REQUESTS[n % REQUESTS.length]!();
    const answer = await post(ingest + path, body, { Authorization: `Bearer ${key}`, 'Content-Type': contentType });
    answered += answer < 500 ? 1 : 0;
    if (n % 50 === 0) { // one that Twilio did not sign
      await post(`${status}/webhooks/twilio/status/${randomUUID()}/1`, undefined, {});
      for (const path of WISHES) {
        await post(status + path.replace('ID', randomUUID()), undefined, { Authorization: `Bearer ${key}` });
      }
    }
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MILLIS));
  }
  return answered;
}

async function post(url: string, body: unknown, headers: Record<string, string>): Promise<number> {
  const answer = await fetch(url, {
    method: 'POST',
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  await answer.arrayBuffer();
  return answer.status;
}
