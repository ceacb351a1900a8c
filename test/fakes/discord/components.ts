import type { Form } from './errors.ts';
import { LIMITS } from './limits.ts';

/** What a component may hold, by its type number. https://docs.discord.com/developers/components/reference */
export interface Component {
  readonly type: number;
  id?: number;
  readonly components?: readonly Component[];
  readonly accessory?: Component;
  readonly content?: string;
  readonly label?: string;
  readonly style?: number;
  readonly custom_id?: string;
  readonly url?: string;
  readonly options?: readonly { label: string; value: string; description?: string; default?: boolean }[];
  readonly placeholder?: string;
  readonly accent_color?: number | null;
  readonly spacing?: number;
  readonly disabled?: boolean;
}

const ROW = 1;
const BUTTON = 2;
const STRING_SELECT = 3;
const SECTION = 9;
const TEXT = 10;
const THUMBNAIL = 11;
const SEPARATOR = 14;
const CONTAINER = 17;
const LINK = 5;
const IN_CONTAINER = [ROW, TEXT, SECTION, 12, 13, SEPARATOR];
const TOP_LEVEL = [...IN_CONTAINER, CONTAINER];

/** Component, its children and its accessory, in the order they are shown. */
export function allOf(components: readonly Component[]): Component[] {
  return components.flatMap((component) => [
    component,
    ...allOf(component.components ?? []),
    ...(component.accessory ? [component.accessory] : []),
  ]);
}

export function checkComponents(components: unknown, v2: boolean, form: Form): void {
  if (!form.check(Array.isArray(components), 'components', 'BASE_TYPE_BAD_TYPE', 'Must be a list.')) return;
  const list = components as Component[];
  const allowed = v2 ? TOP_LEVEL : [ROW];
  if (!v2) {
    const { max } = LIMITS.legacyRows;
    form.check(
      list.length <= max,
      'components',
      'BASE_TYPE_BAD_LENGTH',
      `Must be ${max} or fewer in length.`,
    );
  } else {
    form.check(list.length > 0, 'components', 'BASE_TYPE_REQUIRED', 'Must not be empty.');
  }
  for (const [index, part] of list.entries()) check(part, `components.${index}`, allowed, form);
  checkWhole(list, form);
}

function checkWhole(list: readonly Component[], form: Form): void {
  const all = allOf(list);
  const { components, displayableText } = LIMITS;
  form.check(
    all.length <= components.max,
    'components',
    'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
    `The total number of components cannot exceed ${components.max}`,
  );
  // Which texts count is not written; labels are counted too, to err towards refusing.
  const length = all.reduce((sum, part) => sum + textsOf(part).join('').length, 0);
  form.check(
    length <= displayableText.max,
    'components',
    'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
    `The components displayable text size exceeds maximum size of ${displayableText.max}`,
  );
  unique(all, 'custom_id', 'COMPONENT_CUSTOM_ID_DUPLICATED', form);
  unique(all, 'id', 'COMPONENT_ID_DUPLICATED', form);
}

/** All that is read on a component itself. */
export function textsOf(part: Component): string[] {
  return [
    part.content,
    part.label,
    part.placeholder,
    ...(part.options ?? []).map((option) => option.label),
  ].filter((text) => text !== undefined);
}

function unique(all: readonly Component[], field: 'custom_id' | 'id', code: string, form: Form): void {
  const seen = new Set<unknown>();
  for (const part of all) {
    const value = part[field];
    if (value === undefined || value === 0) continue;
    form.check(!seen.has(value), 'components', code, `Component ${field} cannot be duplicated`);
    seen.add(value);
  }
}

function check(part: Component, path: string, allowed: readonly number[], form: Form): void {
  if (
    !form.check(
      allowed.includes(part?.type),
      `${path}.type`,
      'UNION_TYPE_CHOICES',
      `Must be one of ${allowed}.`,
    )
  ) {
    return;
  }
  const id = part.id ?? 0;
  form.check(
    Number.isInteger(id) && id >= 0 && id < 2 ** 31,
    `${path}.id`,
    'NUMBER_TYPE_COERCE',
    'Not an int32.',
  );
  if (part.type === CONTAINER) checkContainer(part, path, form);
  if (part.type === ROW) checkRow(part, path, form);
  if (part.type === SECTION) checkSection(part, path, form);
  if (part.type === TEXT) checkText(part, path, form);
  if (part.type === BUTTON) checkButton(part, path, form);
  if (part.type === STRING_SELECT) checkSelect(part, path, form);
  if (part.type === SEPARATOR) {
    form.check(
      [undefined, 1, 2].includes(part.spacing),
      `${path}.spacing`,
      'BASE_TYPE_CHOICES',
      'Must be 1 or 2.',
    );
  }
}

function checkContainer(part: Component, path: string, form: Form): void {
  const color = part.accent_color ?? 0;
  form.check(color >= 0 && color <= 0xffffff, `${path}.accent_color`, 'NUMBER_TYPE_MAX', 'Not a colour.');
  children(part, path, IN_CONTAINER, Number.POSITIVE_INFINITY, form);
}

function children(part: Component, path: string, allowed: readonly number[], max: number, form: Form): void {
  const list = part.components ?? [];
  const message = `Must be between 1 and ${max} in length.`;
  form.check(list.length >= 1 && list.length <= max, `${path}.components`, 'BASE_TYPE_BAD_LENGTH', message);
  for (const [index, child] of list.entries()) check(child, `${path}.components.${index}`, allowed, form);
}

function checkRow(part: Component, path: string, form: Form): void {
  const [first] = part.components ?? [];
  if (first !== undefined && first.type !== BUTTON)
    children(part, path, [STRING_SELECT, 5, 6, 7, 8], 1, form);
  else children(part, path, [BUTTON], LIMITS.rowButtons.max, form);
}

function checkSection(part: Component, path: string, form: Form): void {
  children(part, path, [TEXT], LIMITS.sectionTexts.max, form);
  if (part.accessory) check(part.accessory, `${path}.accessory`, [BUTTON, THUMBNAIL], form);
  else form.check(false, `${path}.accessory`, 'BASE_TYPE_REQUIRED', 'This field is required');
}

function checkText(part: Component, path: string, form: Form): void {
  if (!form.text(part.content, `${path}.content`, 1, LIMITS.displayableText.max)) return;
  form.check(part.content.trim() !== '', `${path}.content`, 'BASE_TYPE_REQUIRED', 'This field is required');
}

function checkButton(part: Component, path: string, form: Form): void {
  form.check(
    [1, 2, 3, 4, LINK].includes(part.style ?? 0),
    `${path}.style`,
    'BASE_TYPE_CHOICES',
    'Unknown style.',
  );
  form.text(part.label, `${path}.label`, 1, LIMITS.buttonLabel.max);
  if (part.style === LINK) {
    if (form.text(part.url, `${path}.url`, 1, LIMITS.buttonUrl.max)) {
      form.check(
        /^(https?|discord):\/\/\S+$/.test(part.url),
        `${path}.url`,
        'URL_TYPE_INVALID_SCHEME',
        'Bad URL.',
      );
    }
    form.check(
      part.custom_id === undefined,
      path,
      'BUTTON_COMPONENT_INVALID_CUSTOM_ID',
      'A link has no custom id.',
    );
    return;
  }
  form.text(part.custom_id, `${path}.custom_id`, 1, LIMITS.customId.max);
  form.check(part.url === undefined, path, 'BUTTON_COMPONENT_INVALID_URL', 'Only a link has a URL.');
}

function checkSelect(part: Component, path: string, form: Form): void {
  form.text(part.custom_id, `${path}.custom_id`, 1, LIMITS.customId.max);
  if (part.placeholder !== undefined)
    form.text(part.placeholder, `${path}.placeholder`, 0, LIMITS.placeholder.max);
  const options = part.options ?? [];
  const { max } = LIMITS.selectOptions;
  const sized = options.length >= 1 && options.length <= max;
  form.check(sized, `${path}.options`, 'BASE_TYPE_BAD_LENGTH', `Must be between 1 and ${max} in length.`);
  for (const [index, option] of options.entries()) {
    const at = `${path}.options.${index}`;
    form.text(option.label, `${at}.label`, 1, LIMITS.optionLabel.max);
    form.text(option.value, `${at}.value`, 1, LIMITS.optionValue.max);
    if (option.description)
      form.text(option.description, `${at}.description`, 0, LIMITS.optionDescription.max);
  }
  const values = new Set(options.map((option) => option.value));
  form.check(
    values.size === options.length,
    path,
    'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
    'Duplicated value.',
  );
  const chosen = options.filter((option) => option.default).length;
  form.check(chosen <= 1, path, 'SELECT_COMPONENT_DEFAULTS_MAX', 'More defaults than may be chosen.');
}
