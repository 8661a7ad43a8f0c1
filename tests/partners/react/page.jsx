import { useState } from 'react';

/** The page, on the server and in the browser. The text was fetched by the server: readers without JavaScript have it, and the element takes over from there. */
export function Page({ api, path, own }) {
  const [clicks, setClicks] = useState(0);
  return (
    <main>
      <h1>Un partenaire</h1>
      <p><button onClick={() => setClicks(clicks + 1)}>Compter</button> <output>{clicks}</output></p>
      <vetted-content src={api + path} retrieved={own.retrieved} dangerouslySetInnerHTML={{ __html: own.html }} />
    </main>
  );
}
