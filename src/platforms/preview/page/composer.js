import { suggest } from './suggestions.js';

/** The line one types in, with its suggestions: arrows choose, Tab takes, Enter sends, Escape closes. */
export function createComposer({ form, side, page, complete, send }) {
  const input = form.elements.line;
  const list = form.querySelector('.suggestions');
  let shown = [];
  let active = -1;
  let asked = 0;

  function close() {
    asked += 1;
    show([]);
  }

  function show(suggestions) {
    shown = suggestions.slice(0, 25);
    active = -1;
    list.replaceChildren(...shown.map(itemOf));
    list.hidden = shown.length === 0;
    input.setAttribute('aria-expanded', String(shown.length > 0));
    input.removeAttribute('aria-activedescendant');
  }

  function itemOf({ title, detail }, index) {
    const item = document.createElement('div');
    item.id = `${side}-suggestion-${index}`;
    item.role = 'option';
    item.ariaSelected = 'false';
    const name = document.createElement('b');
    name.textContent = title;
    name.dir = 'auto';
    const about = document.createElement('span');
    about.textContent = detail;
    item.append(name, about);
    // Before the input loses its focus.
    item.addEventListener('pointerdown', (event) => {
      event.preventDefault();
      take(index);
    });
    return item;
  }

  function point(step) {
    list.children[active]?.setAttribute('aria-selected', 'false');
    active = (active + step + shown.length) % shown.length;
    const item = list.children[active];
    item.setAttribute('aria-selected', 'true');
    item.scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-activedescendant', item.id);
  }

  function take(index) {
    input.value = shown[index].line;
    renew();
  }

  async function renew() {
    asked += 1;
    const mine = asked;
    // What was suggested for another line must not be taken for this one.
    show([]);
    const found = await suggest(input.value, side, page.language, page.commands, complete).catch(() => []);
    if (mine === asked) show(found.filter(({ line }) => line.trim() !== input.value.trim()));
  }

  input.addEventListener('input', renew);
  input.addEventListener('focus', renew);
  input.addEventListener('blur', close);
  input.addEventListener('keydown', (event) => {
    if (event.isComposing || shown.length === 0) return;
    if (event.key === 'ArrowDown') point(1);
    else if (event.key === 'ArrowUp') point(active < 0 ? 0 : -1);
    else if (event.key === 'Tab' && !event.shiftKey) take(Math.max(active, 0));
    else if (event.key === 'Enter' && active >= 0) take(active);
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
  });
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const line = input.value.trim();
    if (line === '') return;
    close();
    input.value = '';
    if (!(await send(line))) input.value ||= line;
  });
}
