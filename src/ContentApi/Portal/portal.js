// Copy buttons: without script there are none, and the code can be selected where it stands.
const all = document.querySelector('[data-copy]');
const status = document.getElementById('copied');

async function copy(code) {
  code.select();
  try {
    await navigator.clipboard.writeText(code.value);
    return true;
  } catch {
    return document.execCommand('copy');
  }
}

for (const snippet of all?.querySelectorAll('[data-snippet]') ?? []) {
  const code = snippet.querySelector('textarea');
  const name = snippet.querySelector('label').textContent;
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = all.dataset.copy;
  button.setAttribute('aria-label', `${all.dataset.copy} (${name})`);
  button.addEventListener('click', async () => {
    const done = await copy(code);
    status.textContent = '';
    snippet.append(status);
    status.textContent = done ? `${name} : ${all.dataset.copied}` : all.dataset.failed;
    button.focus();
  });
  snippet.append(button);
}
