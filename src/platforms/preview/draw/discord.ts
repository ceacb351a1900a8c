import { z } from 'zod';
import { escapeHtml, safeUrl } from './html.ts';
import { markdownToHtml } from './markdown.ts';

/** Component types of Discord's messages. https://docs.discord.com/developers/components/reference */
const TYPE = { row: 1, button: 2, select: 3, section: 9, text: 10, separator: 14, container: 17 } as const;

const BUTTON_STYLES: Readonly<Record<number, string>> = {
  1: 'primary',
  2: 'secondary',
  3: 'success',
  4: 'destructive',
};

interface Component {
  readonly type: number;
  readonly content?: string | undefined;
  readonly components?: readonly Component[] | undefined;
  readonly accessory?: Component | undefined;
  readonly accent_color?: number | null | undefined;
  readonly divider?: boolean | undefined;
  readonly spacing?: number | undefined;
  readonly style?: number | undefined;
  readonly label?: string | undefined;
  readonly custom_id?: string | undefined;
  readonly url?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly placeholder?: string | undefined;
  readonly options?:
    | readonly {
        label: string;
        value: string;
        description?: string | undefined;
        default?: boolean | undefined;
      }[]
    | undefined;
}

const component: z.ZodType<Component> = z.lazy(() =>
  z.object({
    type: z.number(),
    content: z.string().optional(),
    components: z.array(component).optional(),
    accessory: component.optional(),
    accent_color: z.number().nullish(),
    divider: z.boolean().optional(),
    spacing: z.number().optional(),
    style: z.number().optional(),
    label: z.string().optional(),
    custom_id: z.string().optional(),
    url: z.string().optional(),
    disabled: z.boolean().optional(),
    placeholder: z.string().optional(),
    options: z
      .array(
        z.object({
          label: z.string(),
          value: z.string(),
          description: z.string().optional(),
          default: z.boolean().optional(),
        }),
      )
      .optional(),
  }),
);

const payloadShape = z.object({ content: z.string().optional(), components: z.array(component).default([]) });

/**
 * A Discord message (Components V2) as the inside of `<discord-message>`. Containers, text displays and separators,
 * which the component library lacks, are our own elements with Discord's look. Throws where it is no such message.
 */
export function drawDiscord(payload: unknown): string {
  const message = payloadShape.parse(payload);
  const content = message.content ? textDisplay(message.content) : '';
  return `<div slot="components" class="dc">${content}${message.components.map(draw).join('')}</div>`;
}

function draw(part: Component): string {
  switch (part.type) {
    case TYPE.container:
      return container(part);
    case TYPE.text:
      return textDisplay(part.content ?? '');
    case TYPE.separator:
      return `<hr class="dc-separator${part.divider === false ? ' dc-bare' : ''}${part.spacing === 2 ? ' dc-wide' : ''}">`;
    case TYPE.row:
      return `<discord-action-row>${inner(part)}</discord-action-row>`;
    case TYPE.button:
      return button(part);
    case TYPE.select:
      return select(part);
    case TYPE.section: {
      const accessory = part.accessory ? draw(part.accessory) : '';
      return `<div class="dc-section"><div>${inner(part)}</div><discord-action-row>${accessory}</discord-action-row></div>`;
    }
    default:
      return `<div class="dc-sub">[${part.type}]</div>${inner(part)}`;
  }
}

function inner(part: Component): string {
  return (part.components ?? []).map(draw).join('');
}

/** The accent goes into a data attribute: the page's policy allows no style of its own on an element. */
function container(part: Component): string {
  const accent = part.accent_color;
  const colour =
    typeof accent === 'number' ? ` data-accent="#${accent.toString(16).padStart(6, '0').slice(-6)}"` : '';
  return `<div class="dc-container"${colour}>${inner(part)}</div>`;
}

/** Discord gives the whole field the direction of its first strong character. */
function textDisplay(content: string): string {
  return `<div class="dc-text" dir="auto">${markdownToHtml(content)}</div>`;
}

function button(part: Component): string {
  const label = escapeHtml(part.label ?? '');
  const disabled = part.disabled ? ' disabled' : '';
  const url = safeUrl(part.url);
  if (url !== null)
    return `<discord-button url="${escapeHtml(url)}"${disabled}><span>${label}</span></discord-button>`;
  const look = BUTTON_STYLES[part.style ?? 2] ?? 'secondary';
  const token = escapeHtml(part.custom_id ?? '');
  return `<discord-button type="${look}" data-token="${token}"${disabled}>${label}</discord-button>`;
}

/** Drawn as a native select, as the library's own cannot be reached by keyboard and tells nobody what was chosen. */
function select(part: Component): string {
  const options = part.options ?? [];
  const chosen = options.some((option) => option.default);
  const prompt = escapeHtml(part.placeholder ?? '…');
  const choices = options.map((option) => {
    const text = option.description ? `${option.label} · ${option.description}` : option.label;
    return `<option value="${escapeHtml(option.value)}"${option.default ? ' selected' : ''}>${escapeHtml(text)}</option>`;
  });
  const hint = `<option value="" disabled${chosen ? '' : ' selected'}>${prompt}</option>`;
  return `<select class="dc-select" data-choose aria-label="${prompt}" dir="auto">${hint}${choices.join('')}</select>`;
}
