/**
 * Stands in for Cloudflare's api.js on one machine: the part of its interface that our page uses, with a button in the place of the
 * check. Knows the published test keys and no other. Only explicit rendering.
 * The local cloud wraps it into a function.
 */
const TOKEN_LIVES_MS = 300_000;
const FAILED = '600010';
const UNKNOWN_KEY = '110100';
const widgets = new Map();

function newToken() {
  const random = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0'));
  return `XXXX.DUMMY.TOKEN.${random.join('')}`;
}

function say(widget, text) {
  widget.element.replaceChildren(document.createTextNode(text));
}

function pass(widget) {
  widget.token = newToken();
  say(widget, 'Human (test)');
  widget.timer = setTimeout(() => {
    start(widget);
    widget.options['expired-callback']?.();
  }, TOKEN_LIVES_MS);
  widget.options.callback?.(widget.token);
}

function fail(widget, code) {
  say(widget, 'The check fails (test)');
  widget.options['error-callback']?.(code);
}

function offer(widget) {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'I am human (test)';
  button.addEventListener('click', () => pass(widget));
  widget.element.replaceChildren(button);
}

/** Callbacks never come before `render` has returned, as with the real one. */
function start(widget) {
  clearTimeout(widget.timer);
  widget.token = undefined;
  switch (widget.options.sitekey) {
    case '1x00000000000000000000AA':
    case '3x00000000000000000000FF':
      return offer(widget);
    case '1x00000000000000000000BB':
      widget.timer = setTimeout(() => pass(widget));
      return;
    case '2x00000000000000000000AB':
    case '2x00000000000000000000BB':
      widget.timer = setTimeout(() => fail(widget, FAILED));
      return;
    default:
      widget.timer = setTimeout(() => fail(widget, UNKNOWN_KEY));
  }
}

function find(id) {
  return id === undefined ? [...widgets.values()].at(-1) : widgets.get(id);
}

window.turnstile = {
  ready: (callback) => callback(),
  render(container, options) {
    const place = typeof container === 'string' ? document.querySelector(container) : container;
    if (!place) return undefined;
    const id = `cf-chl-widget-test-${widgets.size + 1}-${Date.now().toString(36)}`;
    const widget = { options, element: document.createElement('div') };
    place.append(widget.element);
    widgets.set(id, widget);
    start(widget);
    return id;
  },
  reset(id) {
    const widget = find(id);
    if (widget) start(widget);
  },
  remove(id) {
    const widget = find(id);
    if (!widget) return;
    clearTimeout(widget.timer);
    widget.element.remove();
    for (const [key, value] of widgets) if (value === widget) widgets.delete(key);
  },
  getResponse: (id) => find(id)?.token,
  isExpired: (id) => find(id)?.token === undefined,
};

const onload = new URL(document.currentScript?.src ?? 'x:').searchParams.get('onload');
if (onload) window[onload]?.();
