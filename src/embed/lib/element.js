// <vetted-content src>: the page's own text until the published one is there and was checked; a notice once it is withdrawn.
import { addressOf } from './address.js';
import { element, link } from './dom.js';
import { milliseconds } from './duration.js';
import { learnFromCopy } from './memory.js';
import { Mismatch } from './mismatch.js';
import { within } from './reading.js';
import { render } from './render.js';
import { load } from './source.js';
import { style } from './style.js';
import { wordsOf } from './words.js';

const atMostEvery = 60_000;
const whileVisible = 300_000;

export class VettedContent extends HTMLElement {
  static observedAttributes = ['src', 'lang', 'heading-level'];

  #view = element('div', { part: 'view' }, document.createElement('slot'));
  #status = element('p', { part: 'status', role: 'status' });
  #action = /** @type {HTMLButtonElement} */ (element('button', { part: 'action', type: 'button', hidden: '' }));
  /** @type {import('./source.js').Text | null} what is shown */
  #text = null;
  /** @type {import('./source.js').Text | null} what could be */
  #newer = null;
  /** When it was last known to be current. */
  #confirmed = 0;
  #asked = 0;
  #turn = 0;
  /** @type {ReturnType<typeof setInterval> | undefined} */
  #timer;
  /** @type {HTMLDetailsElement[]} */
  #opened = [];

  constructor() {
    super();
    const root = this.attachShadow({ mode: 'open' });
    root.adoptedStyleSheets = [style];
    root.append(this.#view, this.#status, this.#action);
    root.addEventListener('click', (event) => this.#follow(event));
    this.#action.addEventListener('click', () => this.#showNewer());
  }

  connectedCallback() {
    document.addEventListener('visibilitychange', this.#look);
    addEventListener('pageshow', this.#look);
    addEventListener('beforeprint', this.#unfold);
    addEventListener('afterprint', this.#fold);
    this.#timer = setInterval(this.#look, whileVisible);
    this.#ask();
  }

  disconnectedCallback() {
    document.removeEventListener('visibilitychange', this.#look);
    removeEventListener('pageshow', this.#look);
    removeEventListener('beforeprint', this.#unfold);
    removeEventListener('afterprint', this.#fold);
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#turn++;
  }

  /** @param {string} name @param {string | null} before @param {string | null} after */
  attributeChangedCallback(name, before, after) {
    if (before === after) return;
    if (name === 'src' && before !== null) {
      this.#text = this.#newer = null;
      this.#confirmed = 0;
      this.#say('');
      this.#put(document.createElement('slot'));
    } else if (this.#text) this.#put(render(this.#text, this.#words, this.#level));
    // What it says of the text is the next answer's to say. What is out of the page is asked for when it comes in.
    if (this.#timer) this.#ask();
  }

  get #words() {
    const near = this.getAttribute('lang') ?? this.closest('[lang]')?.getAttribute('lang') ?? 'en';
    return wordsOf(near);
  }

  get #level() {
    const level = Number(this.getAttribute('heading-level'));
    return level >= 1 && level <= 6 ? level : 2;
  }

  /** A page that was left open is asked again when somebody looks at it. */
  #look = () => {
    if (document.visibilityState === 'visible' && Date.now() - this.#asked >= atMostEvery) this.#ask();
  };

  async #ask() {
    const turn = ++this.#turn;
    this.#asked = Date.now();
    const address = addressOf(this.getAttribute('src') ?? '');
    if (!address) {
      console.error(`<vetted-content>: src must be the absolute address of a current resource, and is ${this.getAttribute('src')}.`);
      this.#say(this.#words.refused);
      return;
    }
    learnFromCopy(address.base, this);
    const shown = this.#text;
    const copy = /** @type {HTMLElement | null} */ (this.querySelector('[data-document]'));
    try {
      const answer = await load(address, address.slug ? shown?.readings[0].id ?? copy?.dataset.document : undefined, shown?.readings);
      if (turn !== this.#turn) return;
      if ('gone' in answer) this.#withdraw(answer, address);
      else this.#receive(answer);
    } catch (fault) {
      if (turn === this.#turn) this.#fail(fault);
    }
  }

  /** @param {import('./source.js').Text} text */
  #receive(text) {
    // The time of the last statement counts once there was one. From a publisher who signs none, an answer is all that there is.
    const confirmed = text.statement ? Date.parse(text.statement.saidAt) : Date.now();
    if (isOver(confirmed, text.readings.map((one) => one.provenance.maxOffline))) throw new Mismatch('Nobody has said for too long that it is current');
    this.#confirmed = confirmed;
    const shown = this.#text;
    if (!shown) return this.#show(text);
    if (stamp(text) === stamp(shown)) return this.#confirm(text);
    // What was withdrawn out of the middle goes at once. What was only reworded waits for the reader.
    const lost = documents(shown).filter((one) => !documents(text).some((other) => other.id === one.id));
    if (lost.length > 0) return this.#show(text, lost.map((one) => this.#nameOf(one)));
    this.#newer = text;
    this.#say(this.#words.newer);
    this.#action.textContent = this.#words.show;
    this.#action.hidden = false;
  }

  /** @param {import('./reading.js').Reading} one */
  #nameOf(one) {
    return one.title ?? this.#words.roles[one.values.role] ?? one.values.role;
  }

  /** @param {import('./source.js').Text} text @param {string[]} [lost] what was withdrawn out of what stood here */
  #show(text, lost) {
    const content = render(text, this.#words, this.#level);
    this.#put(content);
    this.#confirm(text, lost);
  }

  #showNewer() {
    const newer = this.#newer;
    if (!newer) return;
    this.#show(newer);
    this.#focusOn(this.#view);
  }

  /** @param {import('./source.js').Text} text what is shown, as it was last confirmed @param {string[]} [lost] */
  #confirm(text, lost = []) {
    const { readings, release: served, statement, isChecked } = text;
    const words = this.#words;
    this.#text = text;
    this.#newer = null;
    this.#action.hidden = true;
    const gone = lost.length > 0 ? `. ${words.lost(lost)}` : '';
    if (!isChecked) return this.#say(words.unchecked + gone);
    const release = Math.max(...readings.map((one) => one.record.release.number));
    const isCurrent = statement && Date.parse(statement.goodUntil) > Date.now() && statement.release === served;
    const current = isCurrent ? words.currentRelease(statement.release, words.date(statement.saidAt)) : words.currentUnknown;
    const today = new Date().toISOString().slice(0, 10);
    const due = readings.map((one) => one.provenance.review?.nextReviewOn).filter((date) => date && date < today).sort()[0];
    this.#say(words.identical(release) + current + (due ? `. ${words.overdue(words.date(due))}` : '') + gone);
  }

  /** @param {import('./source.js').Gone} answer @param {import('./address.js').Address} address */
  #withdraw({ gone, isChecked }, { base, locale }) {
    const words = this.#words;
    const { release, reason, replacement } = gone;
    this.#text = this.#newer = null;
    this.#notice(
      element('p', {}, element('strong', {}, words.gone)),
      release && element('p', {}, words.goneSince(words.date(release.publishedAt))),
      reason && element('p', { lang: locale }, reason),
      replacement && element('p', {}, link(`${base}/v1/documents/${replacement}`, words.instead)));
    this.#say(isChecked ? words.gone : words.unchecked);
  }

  /** @param {unknown} fault */
  #fail(fault) {
    console.warn('<vetted-content>:', fault instanceof Error ? fault.message : fault);
    const words = this.#words;
    const own = this.#view.querySelector('slot');
    // A notice stays: it says why there is nothing else.
    if ((this.#text || own) && this.#isExpired) {
      this.#text = this.#newer = null;
      this.#notice(element('p', {}, words.expired), this.#currentVersion());
    } else if (own && !this.firstElementChild && !this.textContent?.trim()) this.#put(element('div', { lang: words.language }, this.#currentVersion()));
    this.#say(words.unchecked);
  }

  /** Whether nothing could be confirmed for longer than a copy may be shown. The page's own copy is at least as old as the page's file. */
  get #isExpired() {
    return this.#text
      ? isOver(this.#confirmed, this.#text.readings.map((one) => one.provenance.maxOffline))
      : isOver(Date.parse(this.getAttribute('retrieved') ?? '') || Date.parse(document.lastModified), [...this.querySelectorAll('[data-max-offline]')].map((copy) => copy.getAttribute('data-max-offline')));
  }

  #currentVersion() {
    const src = this.getAttribute('src') ?? '';
    return element('p', {}, link(src, this.#words.current));
  }

  /** @param {(Node | null | undefined | false | '')[]} content */
  #notice(...content) {
    this.#put(element('div', { part: 'notice', lang: this.#words.language }, ...content.map((one) => one || null)));
  }

  /**
   * Puts something in the place of what is shown; whoever was inside it is taken to what came.
   * @param {Node} content
   */
  #put(content) {
    const inside = Boolean(this.shadowRoot?.activeElement) || (this.contains(document.activeElement) && document.activeElement !== this);
    this.#action.hidden = true;
    this.#view.replaceChildren(content);
    if (inside) this.#focusOn(this.#view);
  }

  /** @param {HTMLElement} target */
  #focusOn(target) {
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: 'nearest' });
  }

  /** @param {string} sentence */
  #say(sentence) {
    const words = this.#words;
    if (this.#status.dataset.said === sentence) return this.#stamp();
    this.#status.dataset.said = sentence;
    this.#status.lang = words.language;
    this.#status.replaceChildren(...(sentence ? [sentence, element('span', { part: 'time' })] : []));
    this.#stamp();
    this.dispatchEvent(new CustomEvent('vetted-content:status', { detail: sentence, bubbles: true, composed: true }));
  }

  #stamp() {
    const time = this.#status.querySelector('[part="time"]');
    const now = new Date().toLocaleString(this.#words.language, { dateStyle: 'short', timeStyle: 'short' });
    if (time) time.textContent = ` (${this.#words.checkedAt(now)})`;
  }

  /** Ids in here cannot be reached by an address: a link to a note, and back, is followed by hand. @param {Event} event */
  #follow(event) {
    const from = event.composedPath().find((target) => target instanceof HTMLAnchorElement && target.getAttribute('href')?.startsWith('#'));
    if (!from) return;
    event.preventDefault();
    const target = this.shadowRoot?.getElementById(/** @type {HTMLAnchorElement} */ (from).hash.slice(1));
    if (!target) return;
    target.closest('details')?.setAttribute('open', '');
    target.focus();
    target.scrollIntoView({ block: 'center' });
  }

  #unfold = () => {
    this.#opened = [.../** @type {NodeListOf<HTMLDetailsElement>} */ (this.#view.querySelectorAll('details:not([open])'))];
    for (const details of this.#opened) details.open = true;
  };

  #fold = () => {
    for (const details of this.#opened) details.open = false;
  };
}

/**
 * @param {number} since
 * @param {(string | null)[]} terms for how long each may be shown that cannot be confirmed
 */
const isOver = (since, terms) => Date.now() - since > Math.min(...(terms.length > 0 ? terms : [null]).map(milliseconds));

/**
 * Two texts of one stamp are the same text: the records of both, or all of it where nothing was checked.
 * @param {import('./source.js').Text} text
 */
const stamp = ({ readings }) => JSON.stringify(readings.map((one) => one.record ?? one));

/**
 * What a text has of documents that can be withdrawn and be missed.
 * @param {import('./source.js').Text} text
 */
const documents = ({ readings }) => readings.flatMap(within);
