import { createComposer } from './composer.js';
import { applyLabels, LABELS, startLanguage } from './labels.js';
import { elementOf } from './messages.js';

const page = { language: startLanguage(), commands: [], messages: new Map() };
const user = (() => {
  const known = localStorage.getItem('isnad.user');
  const id = known ?? `you-${crypto.getRandomValues(new Uint32Array(2)).join('-')}`;
  localStorage.setItem('isnad.user', id);
  return id;
})();
const { timeZone: zone } = Intl.DateTimeFormat().resolvedOptions();
const panes = Object.fromEntries(
  [...document.querySelectorAll('.pane')].map((pane) => [pane.dataset.side, pane]),
);
const forms = { slack: panes.slack.querySelector('form'), discord: panes.discord.querySelector('form') };
const trouble = document.getElementById('trouble');
let events;

const visitor = () => ({ user, language: page.language, zone });
const labels = () => LABELS[page.language];

function complain(text) {
  trouble.textContent = text ?? '';
  trouble.hidden = !text;
}

async function ask(path, body) {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`/preview/${path}`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ ...visitor(), ...body }),
  });
  if (answer.status === 404) throw new Error(labels().gone);
  if (!answer.ok) throw new Error(labels().failed);
  return answer.json();
}

/** Does what needs an answer of the bot, with the panes saying so; true where it went well. */
async function wait(sides, run) {
  for (const side of sides) forms[side].dataset.answering = labels().answering;
  try {
    complain(await run());
    if (events.readyState !== EventSource.OPEN) await load();
    return true;
  } catch (error) {
    complain(error instanceof TypeError ? labels().unreachable : error.message);
    return false;
  } finally {
    for (const side of sides) delete forms[side].dataset.answering;
  }
}

function show(message) {
  page.messages.set(message.id, message);
  const list = panes[message.side].querySelector('.list');
  const element = elementOf(message, page.language);
  element.dataset.from = message.from;
  const earlier = list.querySelector(`[data-id="${CSS.escape(message.id)}"]`);
  if (earlier) return earlier.replaceWith(element);
  const later = [...list.children].find(({ dataset }) => page.messages.get(dataset.id).order > message.order);
  list.insertBefore(element, later ?? null);
  // A tall answer begins at the line that asked for it, not at its end.
  const before = element.previousElementSibling;
  const top = before?.dataset.from === 'you' ? before : element;
  requestAnimationFrame(() => {
    list.parentElement.scrollTop = top.offsetTop - 8;
  });
}

function forget(message) {
  page.messages.delete(message.id);
  panes[message.side].querySelector(`[data-id="${CSS.escape(message.id)}"]`)?.remove();
}

async function load() {
  const answer = await fetch(`/preview/state?${new URLSearchParams(visitor())}`);
  if (!answer.ok) return complain(labels().failed);
  const state = await answer.json();
  page.commands = state.commands;
  // What came live while this was on its way stays; what an earlier run of the bot showed goes.
  for (const message of [...page.messages.values()]) {
    if (!message.id.startsWith(`${state.run}-`)) forget(message);
  }
  state.messages.forEach(show);
  document.body.dataset.ready = 'true';
}

function listen() {
  events = new EventSource(`/preview/events?${new URLSearchParams(visitor())}`);
  events.addEventListener('ready', () => load().then(() => complain()));
  events.addEventListener('message', (event) => show(JSON.parse(event.data)));
  events.addEventListener('error', () => {
    if (events.readyState === EventSource.CLOSED) load();
    else complain(labels().unreachable);
  });
}

function press(element, token) {
  const message = page.messages.get(element.closest('[data-id]')?.dataset.id);
  if (!message || !token) return;
  wait([message.side], async () => {
    await ask('press', { message: message.id, token });
  });
}

for (const [side, form] of Object.entries(forms)) {
  createComposer({
    form,
    side,
    page,
    complete: async (command, option, typed) => (await ask('complete', { command, option, typed })).values,
    send: (line) => {
      const sides = document.getElementById('both').checked ? Object.keys(forms) : [side];
      return wait(sides, async () => {
        const said = await ask('say', { line, sides });
        return said.ok ? undefined : labels().unknown(said.unknown);
      });
    },
  });
}
document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-token]');
  if (button && !button.hasAttribute('disabled')) press(button, button.dataset.token);
  const tab = event.target.closest('[data-show]');
  if (tab) {
    document.body.dataset.shown = tab.dataset.show;
    for (const other of document.querySelectorAll('[data-show]')) {
      other.setAttribute('aria-pressed', String(other === tab));
    }
  }
});
document.addEventListener('change', (event) => {
  if (event.target.matches('[data-choose]')) press(event.target, event.target.value);
});
document.getElementById('language').addEventListener('click', () => {
  page.language = page.language === 'ar' ? 'en' : 'ar';
  localStorage.setItem('isnad.language', page.language);
  applyLabels(page.language);
  for (const message of page.messages.values()) show(message);
  // What greets a page is in its language, which only the server can draw.
  load().catch(() => complain(labels().unreachable));
});

const dark = matchMedia('(prefers-color-scheme: dark)');
function theme() {
  panes.slack.dataset.theme = dark.matches ? 'dark' : 'light';
  panes.discord.querySelector('discord-messages').toggleAttribute('light-theme', !dark.matches);
}
dark.addEventListener('change', theme);
theme();
applyLabels(page.language);
listen();
