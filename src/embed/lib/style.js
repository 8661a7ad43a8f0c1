// Plain, and the page's to change: custom properties and parts. Colours follow the page's scheme, or the system's where colours are forced.

export const style = new CSSStyleSheet();
style.replaceSync(`
:host {
  display: block;
  margin-block: var(--vetted-space, 1.5em);
  font: var(--vetted-font, inherit);
  color: var(--vetted-color, inherit);
  background: var(--vetted-background, transparent);
  line-height: var(--vetted-line-height, 1.6);
  overflow-wrap: anywhere;
  text-align: start;
}
:host([hidden]) { display: none; }
:host([theme="light"]) { color-scheme: light; --vetted-surface: #fff; }
:host([theme="dark"]) { color-scheme: dark; --vetted-surface: #16191d; }
:host([theme="light"]), :host([theme="dark"]) { color: var(--vetted-color, light-dark(#1b1f24, #e8eaed)); background: var(--vetted-background, var(--vetted-surface)); }
[part="view"] { max-width: var(--vetted-measure, 42rem); }
[part="content"] { unicode-bidi: isolate; }
p, li, summary, [part="heading"], [part="role"] { unicode-bidi: isolate; }
h1, h2, h3, h4, h5, h6, [role="heading"] {
  font: var(--vetted-heading-font, inherit);
  font-weight: 650;
  font-size: 1.1em;
  line-height: 1.3;
  margin: 1.6em 0 .5em;
  text-wrap: balance;
}
[part="content"] > :first-child, [part="content"] > section:first-child > :first-child { margin-top: 0; }
[part="content"] > section:first-child > [part="heading"], [part="content"] > [part="heading"] { font-size: 1.35em; }
[part="section"] [part="section"] [part="section"] > [part="heading"] { font-size: 1em; }
p, ul, ol { margin: 0 0 .9em; text-wrap: pretty; }
ul, ol { padding-inline-start: 1.4em; }
li { margin: .3em 0; }
a { color: var(--vetted-link, light-dark(#0b57a4, #8ec5ff)); text-underline-offset: .15em; }
a:hover { text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--vetted-focus, light-dark(#0b57a4, #8ec5ff)); outline-offset: 2px; }
[part="marker"], [part="back"] { padding-block: .25em; }
[part="back"] { margin-inline-start: .4em; }
mark { background: var(--vetted-highlight, light-dark(#fff1c2, #4a3d0c)); color: var(--vetted-highlight-color, light-dark(#1b1f24, #e8eaed)); }
details { border-block-end: 1px solid var(--vetted-line, light-dark(#c9ced6, #454c55)); padding: .35em 0; }
summary { cursor: pointer; min-height: 24px; padding: .35em 0; }
summary > * { display: inline; margin: 0; font-size: 1em !important; }
details[open] > summary { margin-bottom: .6em; }
[part="concern"], [part="safeguards"] { border-inline-start: 4px solid currentColor; padding-inline-start: 1em; margin: 1.4em 0; }
[part="remark"] { font-size: .92em; }
[part="notes"], [part="provenance"] { font-size: .88em; border-block-start: 1px solid var(--vetted-line, light-dark(#c9ced6, #454c55)); margin-top: 1.6em; padding-top: .9em; }
[part="notes"] > [part="heading"] { margin-top: 0; font-size: 1.05em; }
[part="provenance"] ul { list-style: none; padding: 0; margin: 0; }
[part="provenance"] li { margin: .15em 0; line-height: 1.45; }
[part="status"] { font-size: .88em; margin: .8em 0 0; border-inline-start: 4px solid currentColor; padding: .1em 0 .1em .7em; }
/* There from the start, so that what comes into it is announced. */
[part="status"]:empty { margin: 0; padding: 0; border: 0; }
[part="action"][hidden] { display: none; }
[part="notice"] { border: 2px solid currentColor; padding: 1em 1.2em; }
[part="notice"] p:last-child { margin: 0; }
[part="action"] { font: inherit; font-size: .88em; margin: .6em 0 0; padding: .45em .9em; min-height: 32px; color: inherit; background: transparent; border: 1px solid currentColor; border-radius: 3px; cursor: pointer; }
[part="time"] { display: none; }
@media print {
  [part="time"] { display: inline; }
  [part="action"], [part="back"] { display: none; }
  p, li, h2, h3, h4 { break-inside: avoid; }
  h2, h3, h4 { break-after: avoid; }
}
@media (forced-colors: active) {
  mark { background: Mark; color: MarkText; }
}
`);
