import { z } from 'zod';
import { escapeHtml, safeUrl } from './html.ts';

const text = z.object({ text: z.string() });
const option = z.object({ text, value: z.string().optional() });

/** A button or a select of a Slack message. https://docs.slack.dev/reference/block-kit/block-elements */
export const elementShape = z.object({
  type: z.string(),
  action_id: z.string().optional(),
  text: text.optional(),
  value: z.string().optional(),
  url: z.string().optional(),
  style: z.string().optional(),
  placeholder: text.optional(),
  options: z.array(option).optional(),
  initial_option: option.optional(),
});

type SlackElement = z.infer<typeof elementShape>;

export function drawElement(element: SlackElement): string {
  return element.options ? select(element) : button(element);
}

function button(element: SlackElement): string {
  const label = `<span dir="auto">${escapeHtml(element.text?.text ?? '')}</span>`;
  const url = safeUrl(element.url);
  if (url !== null) {
    return `<a class="sl-button" href="${escapeHtml(url)}" target="_blank" rel="noopener noreferrer">${label}</a>`;
  }
  const look = element.style === 'primary' || element.style === 'danger' ? ` sl-${element.style}` : '';
  const token = escapeHtml(element.value ?? element.action_id ?? '');
  return `<button type="button" class="sl-button${look}" data-token="${token}">${label}</button>`;
}

function select(element: SlackElement): string {
  const chosen = element.initial_option?.value;
  const prompt = escapeHtml(element.placeholder?.text ?? '…');
  const choices = (element.options ?? []).map(({ text, value = '' }) => {
    const mark = value === chosen ? ' selected' : '';
    return `<option value="${escapeHtml(value)}"${mark}>${escapeHtml(text.text)}</option>`;
  });
  const hint = `<option value="" disabled${chosen === undefined ? ' selected' : ''}>${prompt}</option>`;
  return `<select class="sl-select" data-choose aria-label="${prompt}" dir="auto">${hint}${choices.join('')}</select>`;
}
