import '@skyra/discord-components-core/discord-messages.js';
import '@skyra/discord-components-core/discord-message.js';
import '@skyra/discord-components-core/discord-action-row.js';
import '@skyra/discord-components-core/discord-button.js';
import '@skyra/discord-components-core/discord-quote.js';
import { writeDates } from './dates.js';
import { LABELS } from './labels.js';

/** One message as an element, in the frame its platform puts around it. */
export function elementOf(message, language) {
  const element =
    message.side === 'slack' ? slackMessage(message, language) : discordMessage(message, language);
  element.dataset.id = message.id;
  element.classList.toggle('private', message.private);
  writeDates(element);
  for (const box of element.querySelectorAll('[data-accent]')) {
    box.style.setProperty('--accent', box.dataset.accent);
  }
  return element;
}

function make(tag, classes, text) {
  const element = document.createElement(tag);
  element.className = classes;
  if (text !== undefined) element.textContent = text;
  return element;
}

function timeOf(at, language) {
  if (language !== 'ar')
    return new Intl.DateTimeFormat(navigator.language, { timeStyle: 'short' }).format(at);
  // By 24 hours: a half of the day told in one letter reads badly beside Latin digits.
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
  return new Intl.DateTimeFormat('ar-u-nu-latn', time).format(at);
}

function authorOf(message, language) {
  return message.from === 'bot' ? 'Isnad' : LABELS[language].you;
}

function avatarOf(message) {
  return message.from === 'bot' ? '/preview/icon.svg' : '/preview/you.svg';
}

/** What a person typed, or what the server drew: the server escapes all that is not ours. */
function contentOf(message) {
  if (message.html === undefined) {
    const line = make('span', 'typed', message.text);
    line.dir = 'auto';
    return line;
  }
  const body = make('template', '');
  body.innerHTML = message.html;
  return body.content;
}

function slackMessage(message, language) {
  const labels = LABELS[language];
  const article = make('article', 'sl-message');
  if (message.private) article.append(make('p', 'only-you', labels.onlyYou));
  const avatar = make('img', 'sl-avatar');
  avatar.src = avatarOf(message);
  avatar.alt = '';
  const head = make('div', 'sl-head');
  head.append(make('b', '', authorOf(message, language)));
  if (message.from === 'bot') head.append(make('span', 'sl-app', 'APP'));
  head.append(make('span', 'sl-time', timeOf(message.at, language)));
  const body = make('div', 'sl-body');
  body.append(contentOf(message));
  if (message.edited) body.append(make('span', 'edited', labels.edited));
  const column = make('div', 'sl-column');
  column.append(head, body, ...payloadOf(message, labels));
  article.append(avatar, column);
  return article;
}

function discordMessage(message, language) {
  const labels = LABELS[language];
  const element = document.createElement('discord-message');
  element.setAttribute('author', authorOf(message, language));
  element.setAttribute('avatar', avatarOf(message));
  element.setAttribute('timestamp', timeOf(message.at, language));
  element.toggleAttribute('bot', message.from === 'bot');
  element.append(contentOf(message));
  const foot = make('div', 'dc-foot');
  foot.slot = 'reactions';
  if (message.edited) foot.append(make('span', 'edited', labels.edited));
  if (message.private) foot.append(make('p', 'only-you', labels.onlyYou));
  foot.append(...payloadOf(message, labels));
  element.append(foot);
  return element;
}

/** The very JSON, behind a fold. */
function payloadOf(message, labels) {
  if (message.payload === undefined) return [];
  const details = make('details', 'payload');
  details.append(make('summary', '', labels.payload));
  const json = make('pre', '', JSON.stringify(message.payload, null, 2));
  json.dir = 'ltr';
  details.append(json);
  return [details];
}
