import { hydrateRoot } from 'react-dom/client';
import { Page } from './page.jsx';

const shown = JSON.parse(document.getElementById('shown').textContent);
hydrateRoot(document.getElementById('root'), <Page {...shown} />, {
  onRecoverableError: (error) => console.error('hydration', error),
});
