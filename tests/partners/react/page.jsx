import { useState } from 'react';

// The fragment is fetched on the server and put inside as it is: React leaves alone what stands there, and so does the component.
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
