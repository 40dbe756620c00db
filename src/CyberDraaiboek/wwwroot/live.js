// @ts-check
// Makes a page live that also works without it. No dependencies, no build step.
(() => {
  const CONNECT_MS = 8000, SILENT_MS = 25000, HIDE_MS = 20000, POLL_MS = 5000, SAY_MS = 3000;
  const root = /** @type {HTMLElement|null} */ (document.querySelector('[data-live]'));
  const line = document.getElementById('live'), say = document.getElementById('meld'), pause = /** @type {HTMLButtonElement|null} */ (document.getElementById('pauze'));
  const wholeParts = root?.hasAttribute('data-refresh') ?? false;
  let last = Number(root?.dataset.since ?? 0), offset = Number(document.body.dataset.now) - Date.now();
  /** @type {EventSource|null} */ let stream = null;
  let timer = 0, tries = 0, downSince = 0, deadline = 0, polling = false, held = false, hide = 0, refreshing = 0;
  /** @type {string[]} */ let kept = [], queue = [], urgent = [];
  const loud = () => [...document.querySelectorAll('.trouble--loud')].map(el => el.textContent?.trim() ?? '');
  let known = new Set(loud());

  /** @param {number} t */
  const hhmm = t => new Date(t).toLocaleTimeString('nl-NL', { hour: '2-digit', minute: '2-digit' });
  /** @param {string} state @param {string} text */
  const show = (state, text) => { if (line && line.textContent !== text) { line.textContent = text; line.dataset.state = state; } };
  const live = () => show(held ? 'idle' : 'ok', held ? 'Bijwerken gepauzeerd' : 'Live verbonden');

  // ---- the connection ----
  const alive = () => { tries = 0; downSince = 0; polling = false; deadline = Date.now() + SILENT_MS; live(); };

  function connect() {
    if (!root) return;
    clearTimeout(timer); stream?.close();
    deadline = Date.now() + CONNECT_MS;                       // also for a connect that is never answered
    stream = new EventSource(`${root.dataset.live}?since=${last}${wholeParts ? '&alleen=teken' : ''}`);
    stream.onerror = lost;                                     // it gives up for good on a 502: always made anew here
    stream.addEventListener('hallo', e => { offset = Number(e.data) - Date.now(); alive(); });   // not onopen: a proxy may open and deliver nothing
    stream.addEventListener('hb', e => { offset = Number(e.data) - Date.now(); alive(); });
    stream.addEventListener('deel', e => { alive(); take(Number(e.lastEventId), e.data); });
    stream.addEventListener('opnieuw', again);
  }

  function lost() {
    stream?.close(); stream = null; deadline = 0; downSince ||= Date.now();
    if (!polling) show('lost', `Geen verbinding sinds ${hhmm(downSince)}. Dit scherm loopt achter. Wij proberen het opnieuw.`);
    clearTimeout(timer); tries++;
    if (!polling) void poll();                                 // the stream may be held up where a plain request is not
    timer = setTimeout(connect, Math.min(1000 * 1.6 ** Math.min(tries, 6), 10000) * (0.7 + Math.random() * 0.6));
  }

  async function poll() {
    if (!root || (stream && !downSince)) return;
    try {
      const answer = await fetch(`${root.dataset.changes}?since=${last}`, { signal: AbortSignal.timeout(4000), cache: 'no-store' });
      if (answer.status === 401 || answer.redirected) { show('lost', 'U bent niet meer aangemeld. Open deze pagina in een nieuw tabblad en meld u aan.'); return; }
      if (!answer.ok) throw answer;
      const missed = await answer.json();
      if (missed.opnieuw) { again(); return; }
      take(missed.volgnummer, missed.html);
      polling = true; show('ok', `Verbonden, ververst elke ${POLL_MS / 1000} seconden`);
      setTimeout(() => { if (downSince) void poll(); }, POLL_MS);
    } catch { polling = false; }
  }

  // The journal of the server is shorter than what this screen has seen: an older copy was put back.
  function again() {
    if (document.querySelector('[data-typed]')) show('lost', 'De server heeft een oudere stand. Bewaar wat u typt en ververs de pagina.');
    else location.reload();
  }

  // ---- what changed ----
  /** @param {number} seq @param {string} html */
  function take(seq, html) {
    if (seq > last || wholeParts) { last = Math.max(seq, last); if (wholeParts) { refresh(); return; } }
    if (!html) return;
    if (held) { kept.push(html); return; }
    const box = document.createElement('template'); box.innerHTML = html;
    for (const part of [...box.content.children]) place(/** @type {HTMLElement} */ (part));
    after();
  }

  /** @param {HTMLElement} fresh */
  function place(fresh) {
    const old = document.getElementById(fresh.id);
    if (old && Number(old.dataset.seq) > Number(fresh.dataset.seq)) return;    // safe when it comes twice or out of order
    dress(fresh);
    if (old) { if (old.innerHTML === fresh.innerHTML) { old.dataset.seq = fresh.dataset.seq; return; } swap(old, fresh); note(fresh, false); return; }
    const list = document.getElementById(fresh.dataset.list ?? '');
    if (!list) return;
    const next = [...list.children].find(el => (/** @type {HTMLElement} */ (el).dataset.order ?? '') > (fresh.dataset.order ?? ''));
    list.insertBefore(fresh, next ?? null);
    const fold = list.closest('details'); if (fold && !fold.open) fold.open = true;
    list.closest('[data-hide-empty]')?.removeAttribute('hidden');
    note(fresh, true);
  }

  // Keeps what somebody typed, chose or unfolded, and where the cursor stands.
  /** @param {HTMLElement} old @param {HTMLElement} fresh */
  function swap(old, fresh) {
    const active = /** @type {HTMLElement|null} */ (document.activeElement), inside = active && old.contains(active) ? active : null;
    const at = inside ? { id: inside.id, key: inside.dataset.key, from: /** @type {any} */ (inside).selectionStart, to: /** @type {any} */ (inside).selectionEnd } : null;
    const unfolded = [...old.querySelectorAll('details[open]')].map(foldKey);
    const typed = [...old.querySelectorAll('[data-typed]')].map(el => /** @type {HTMLInputElement} */ (el));
    const places = typed.map(el => ({ el, to: twin(fresh, el) }));
    const homeless = places.filter(p => !p.to && p.el.type !== 'radio' && p.el.value.trim());
    old.replaceWith(fresh);
    for (const fold of fresh.querySelectorAll('details')) if (unfolded.includes(foldKey(fold))) fold.open = true;
    for (const { el, to } of places) if (to) { to.dataset.typed = ''; if (el.type === 'radio' || el.type === 'checkbox') to.checked = el.checked; else to.value = el.value; }
    // The form is gone, because somebody else ended the step: what was typed stays to be copied.
    for (const { el } of homeless) { const keep = document.createElement('p'); keep.className = 'panel panel--warn'; keep.textContent = `U was dit aan het typen: ${el.value}`; fresh.append(keep); }
    if (at) {
      const to = /** @type {any} */ (at.id ? document.getElementById(at.id) : fresh.querySelector(`[data-key="${at.key}"]`)) ?? fresh;
      if (to === fresh) fresh.tabIndex = -1;
      to.focus({ preventScroll: true });
      if (typeof at.from === 'number' && to.setSelectionRange) try { to.setSelectionRange(at.from, at.to); } catch { /* a field without a cursor */ }
    }
  }
  /** @param {Element} fold */
  const foldKey = fold => /** @type {HTMLElement|null} */ (fold.querySelector('summary'))?.dataset.key ?? fold.querySelector('summary')?.textContent?.trim();
  /** @param {HTMLElement} scope @param {HTMLInputElement} el @returns {HTMLInputElement|null} */
  const twin = (scope, el) => el.type === 'radio'
    ? [...scope.querySelectorAll('input')].find(x => x.name === el.name && x.value === el.value && x.form?.getAttribute('action') === el.form?.getAttribute('action')) ?? null
    : el.id ? scope.querySelector('#' + CSS.escape(el.id)) : null;

  /** @param {HTMLElement} part */
  function dress(part) {
    const mine = (root?.dataset.me ?? '').split(' ').filter(Boolean);
    if (part.dataset.who && part.dataset.who.split(' ').some(w => mine.includes(w)) && !part.classList.contains('step--done')) part.classList.add('step--mine');
    const token = /** @type {HTMLInputElement|null} */ (document.querySelector('input[name="formulier"]:not([value=""])'))?.value;
    if (token) for (const field of part.querySelectorAll('input[name="formulier"]')) /** @type {HTMLInputElement} */ (field).value = token;
  }

  /** @param {HTMLElement} part @param {boolean} added */
  function note(part, added) {
    const title = part.querySelector('.step__title')?.textContent?.trim();
    if (title) queue.push(`${added ? 'Nieuw: ' : ''}${title}: ${part.querySelector('.step__state')?.textContent?.trim()}`);
    part.classList.add('fresh'); setTimeout(() => part.classList.remove('fresh'), 4000);
  }

  function after() {
    tick();
    const now = loud();
    urgent.push(...now.filter(trouble => !known.has(trouble))); known = new Set(now);      // once, and not again with every change of the top
    const head = document.getElementById('kop');
    if (head) document.title = document.title.replace(/^\(\d+ te laat\) /, '').replace(/^/, Number(head.dataset.late) > 0 ? `(${head.dataset.late} te laat) ` : '');
  }

  // Pages that are not the same for everybody fetch their own part anew; a burst counts once.
  function refresh() {
    if (refreshing || held) return;
    refreshing = setTimeout(async () => {
      refreshing = 0;
      try {
        const answer = await fetch(location.href, { signal: AbortSignal.timeout(8000), cache: 'no-store' });
        if (!answer.ok || answer.redirected) return;
        const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
        for (const fresh of page.querySelectorAll('[data-part]')) {
          const old = document.querySelector(`[data-part="${/** @type {HTMLElement} */ (fresh).dataset.part}"]`);
          if (old && old.innerHTML !== fresh.innerHTML) { const part = /** @type {HTMLElement} */ (document.importNode(fresh, true)); swap(/** @type {HTMLElement} */ (old), part); queue.push('De pagina is bijgewerkt'); }
        }
        after();
      } catch { /* the line above says that the connection is gone */ }
    }, 250);
  }

  // ---- time ----
  /** @param {number} s */
  function span(s) {
    const two = (/** @type {number} */ n) => String(n).padStart(2, '0');
    const d = Math.floor(s / 86400), h = Math.floor(s / 3600) % 24, m = Math.floor(s / 60) % 60;
    return d ? `${d}d ${two(h)}u` : h ? `${h}u ${two(m)}m` : m ? `${m}m ${two(s % 60)}s` : `${s}s`;
  }
  function tick() {
    const now = Date.now() + offset;
    for (const el of document.querySelectorAll('[data-deadline]')) {
      const s = Math.round((Number(el.getAttribute('data-deadline')) - now) / 1000), out = el.nextElementSibling;
      const text = s >= 0 ? `nog ${span(s)}` : `${span(-s)} te laat`;
      if (out && out.textContent !== text) { out.textContent = text; out.classList.toggle('left--late', s < 0); out.classList.toggle('left--soon', s >= 0 && s < 300); }
    }
    for (const el of document.querySelectorAll('[data-since]')) {
      const out = el.nextElementSibling;
      if (out?.classList.contains('since')) out.textContent = `${span(Math.max(0, Math.round((now - Number(el.getAttribute('data-since'))) / 1000)))} geleden`;
    }
  }

  // ---- acting: the same post as without script, only without leaving the page ----
  const WHY = /** @type {Record<number, string>} */ ({ 400: 'Deze pagina is verlopen. Bewaar wat u typt en ververs de pagina.', 401: 'U bent niet meer aangemeld. Meld u aan in een nieuw tabblad.', 403: 'Dit mag u in deze inzet niet.', 409: 'Iemand anders was eerder. Bekijk de nieuwe stand.', 413: 'De tekst is te lang.', 503: 'Er is NIETS vastgelegd: de opslag weigert. Schrijf op papier verder.' });
  document.addEventListener('submit', async e => {
    const form = /** @type {HTMLFormElement} */ (e.target), button = /** @type {HTMLButtonElement|null} */ (e.submitter);
    if (!form.hasAttribute('data-act') || !root) return;
    e.preventDefault();
    if (button?.getAttribute('aria-disabled') === 'true') return;
    button?.setAttribute('aria-disabled', 'true');
    const fault = /** @type {HTMLElement|null} */ (form.querySelector('[data-fault]')), override = /** @type {HTMLElement|null} */ (form.querySelector('[data-override]'));
    if (fault) fault.textContent = '';
    try {
      const answer = await fetch(form.action, { method: 'POST', body: new URLSearchParams(/** @type {any} */ (new FormData(form, button))), headers: { Accept: 'x-fragment' }, signal: AbortSignal.timeout(15000), redirect: 'manual' });
      if (answer.ok) { for (const el of form.querySelectorAll('[data-typed]')) delete /** @type {HTMLElement} */ (el).dataset.typed; done(form); return; }
      let text = WHY[answer.type === 'opaqueredirect' ? 401 : answer.status] ?? 'Er ging iets mis op de server. Kijk in het logboek of het is vastgelegd.';
      if (answer.headers.get('Content-Type')?.includes('json')) { const why = await answer.json(); text = why.tekst ?? text; if (why.ondanks && override) override.hidden = false; for (const [name, value] of Object.entries(why.velden ?? {})) { const el = form.elements.namedItem(name); if (el && 'value' in el) el.value = /** @type {string} */ (value); } }
      tell(fault, text);
    } catch { tell(fault, 'Geen verbinding. Wat u typte staat er nog. Probeer het opnieuw, of schrijf op papier verder.'); }
    finally { button?.removeAttribute('aria-disabled'); }
  });
  /** @param {HTMLElement|null} fault @param {string} text */
  function tell(fault, text) { if (fault) { fault.textContent = text; fault.scrollIntoView({ block: 'nearest' }); } else show('lost', text); }
  /** @param {HTMLFormElement} form */
  function done(form) {
    const fold = form.closest('details');
    if (!form.closest('.step')) { form.reset(); if (fold) { fold.open = false; /** @type {HTMLElement|null} */ (fold.querySelector('summary'))?.focus(); } queue.push('Vastgelegd'); }
    if (wholeParts) refresh(); else if (!stream || downSince) void poll();
  }
  document.addEventListener('input', e => { const el = /** @type {HTMLElement} */ (e.target); if ('name' in el) el.dataset.typed = ''; });

  pause?.addEventListener('click', () => {
    held = !held; pause.setAttribute('aria-pressed', String(held)); pause.textContent = held ? 'Werk weer bij' : 'Pauzeer bijwerken';
    if (!held) { const all = kept; kept = []; for (const html of all) take(last, html); if (wholeParts) refresh(); }
    if (!downSince) live();
  });
  setInterval(() => { if (say && (queue.length || urgent.length)) { say.textContent = [...urgent, ...(queue.length > 3 ? [`${queue.length} wijzigingen`] : queue)].join('. '); queue = []; urgent = []; } }, SAY_MS);
  setInterval(tick, 1000); tick();
  document.querySelector('#fouten')?.scrollIntoView(); /** @type {HTMLElement|null} */ (document.querySelector('#fouten'))?.focus();
  if (!root) return;

  setInterval(() => { if (deadline && Date.now() > deadline) lost(); }, 1000);
  addEventListener('online', () => { tries = 0; connect(); });
  addEventListener('offline', lost);
  addEventListener('pageshow', e => { if (e.persisted) connect(); });
  addEventListener('pagehide', () => stream?.close());
  // A hidden tab gives its connection back (a browser has six over HTTP/1.1) and catches up exactly when it is shown again.
  document.addEventListener('visibilitychange', () => {
    clearTimeout(hide);
    if (document.hidden) hide = setTimeout(() => { stream?.close(); stream = null; deadline = 0; clearTimeout(timer); show('idle', 'Gepauzeerd: dit tabblad is niet zichtbaar'); }, HIDE_MS);
    else if (!stream) { tries = 0; connect(); }
  });
  if (pause) pause.hidden = false;
  connect();
})();
