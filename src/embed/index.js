import { VettedContent } from './lib/element.js';

if (!customElements.get('vetted-content')) customElements.define('vetted-content', VettedContent);
