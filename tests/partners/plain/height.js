// As high as the text in it: what docs/embedding.md gives to partners.
addEventListener('message', (event) => {
  if (event.data?.type !== 'vetted-content:height') return;
  for (const frame of document.querySelectorAll('iframe')) {
    if (frame.contentWindow === event.source) frame.height = event.data.height;
  }
});
