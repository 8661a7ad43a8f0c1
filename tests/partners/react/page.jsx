import { useState } from 'react';

// The server fetches the fragment and inserts it unchanged: neither React nor the component changes it.
export const Page = ({ src, html, retrieved }) => {
  const [count, setCount] = useState(0);
  return (
    <main>
      <h1>Un partenaire</h1>
      <vetted-content src={src} retrieved={retrieved} dangerouslySetInnerHTML={{ __html: html }} />
      <button onClick={() => setCount(count + 1)}>Rendu {count} fois</button>
    </main>
  );
};
