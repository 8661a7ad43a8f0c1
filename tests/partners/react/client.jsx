import { hydrateRoot } from 'react-dom/client';
import { Page } from './page.jsx';

const problems = [];
window.hydrationProblems = problems;
hydrateRoot(document.getElementById('root'), <Page {...JSON.parse(document.getElementById('props').textContent)} />, {
  onRecoverableError: (error) => problems.push(String(error)),
});
document.documentElement.dataset.hydrated = 'true';
