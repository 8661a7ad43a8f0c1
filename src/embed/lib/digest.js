// The digest rule of docs/digest.md, and what it is computed of.

const encoder = new TextEncoder();

/**
 * SHA-256 of a text: NFC, each run of white space one space, none at the ends.
 * @param {string} text
 */
export async function textDigest(text) {
  const normal = text.normalize('NFC').replace(/\p{White_Space}+/gu, ' ').replace(/^ | $/g, '');
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(normal)));
  return 'sha256:' + Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * The runs of text that are shown of some spans, those in passages included; what has an unknown type is its text.
 * @param {any[]} spans
 * @returns {any[]}
 */
export function leaves(spans) {
  return spans.flatMap((span) => (span.type === 'passage' ? leaves(span.content) : [span]));
}

/**
 * The text of a part: markers have none, and the white space before them goes.
 * @param {any[]} spans
 */
export const partText = (spans) => leaves(spans).reduce((text, span) => (span.type === 'citation' ? text.replace(/\p{White_Space}+$/u, '') : text + span.text), '');
