// @ts-check
// Passkeys: the browser asks the device, the answer goes into the form, the form is sent as any other.
(() => {
  const able = typeof PublicKeyCredential !== 'undefined' && 'parseRequestOptionsFromJSON' in PublicKeyCredential && isSecureContext;
  for (const part of document.querySelectorAll('[data-passkey]')) {
    const row = /** @type {HTMLElement} */ (part), form = /** @type {HTMLFormElement} */ (row.closest('form'));
    if (!able || !form) continue;
    const fault = form.querySelector('[data-passkey-fault]');
    row.hidden = false;
    form.addEventListener('submit', async event => {
      const answer = /** @type {HTMLInputElement} */ (form.elements.namedItem('bewijs'));
      if (answer.value) return;
      event.preventDefault();
      if (fault) fault.textContent = '';
      try {
        const asked = await fetch(row.dataset.options ?? '', { method: 'POST', body: new URLSearchParams(/** @type {any} */ (new FormData(form))), headers: { Accept: 'application/json' } });
        if (!asked.ok) throw new Error(String(asked.status));
        const options = await asked.json(), key = /** @type {any} */ (PublicKeyCredential);
        const made = row.dataset.passkey === 'maak'
          ? await navigator.credentials.create({ publicKey: key.parseCreationOptionsFromJSON(options) })
          : await navigator.credentials.get({ publicKey: key.parseRequestOptionsFromJSON(options) });
        answer.value = JSON.stringify(/** @type {any} */ (made).toJSON());
        form.submit();
      } catch (why) {
        console.warn(String(why));
        if (fault) fault.textContent = why instanceof DOMException && why.name === 'InvalidStateError' ? 'Deze passkey staat al bij uw account.' : 'Het is niet gelukt met de passkey. Probeer het opnieuw, of kies een andere manier.';
      }
    });
  }
})();
