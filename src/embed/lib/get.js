// Requests to a publisher: without cookies or referrer, with a time limit, and to nobody else.
import { Mismatch } from './mismatch.js';

const patience = 10_000;

/**
 * @param {string} url
 * @param {string} base the publisher's address: no other is asked, and an answer that was redirected to another is not read
 */
export async function get(url, base) {
  const isElsewhere = (/** @type {string} */ at) => !at.startsWith(`${base}/`);
  if (isElsewhere(url)) throw new Mismatch('It leads elsewhere');
  const response = await fetch(url, {
    credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-cache', mode: 'cors', headers: { Accept: 'application/json' }, signal: AbortSignal.timeout(patience),
  });
  if (isElsewhere(response.url)) throw new Mismatch('It leads elsewhere');
  return response;
}
