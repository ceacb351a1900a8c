/**
 * What a button or a choice says when it comes back: `action:state`. A platform carries 100 characters
 * (Discord's custom_id); longer ones are kept in a row by the presenter.
 */
export const ACTION_NAMES = [
  'brief',
  'full',
  'said',
  'asked',
  'timeline',
  'figures',
  'disputed',
  'source',
  'statement',
  'context',
  'cite',
  'find',
  'more',
  'digest',
  'digest-edit',
  'digest-set',
  'apart',
  'follow',
  'unfollow',
  'digest-rest',
  'help',
] as const;
export type ActionName = (typeof ACTION_NAMES)[number];

export type State = Readonly<Partial<Record<string, string>>>;

/** The one maker of tokens. */
export function token(action: ActionName, state: string | State = ''): string {
  return `${action}:${typeof state === 'string' ? state : encodeState(state)}`;
}

/** Null where it is no token of ours. Never throws: tokens come back through clients. */
export function readToken(text: string): { readonly action: ActionName; readonly state: string } | null {
  const colon = text.indexOf(':');
  const action = ACTION_NAMES.find((name) => name === text.slice(0, colon));
  return colon < 0 || action === undefined ? null : { action, state: text.slice(colon + 1) };
}

/** `a=1;b=2`, empty values left out; only `%`, `;` and `=` are escaped, to stay short. */
export function encodeState(state: State): string {
  return Object.entries(state)
    .flatMap(([name, value]) => (value ? [`${name}=${value.replace(/[%;=]/g, escaped)}`] : []))
    .join(';');
}

/** What cannot be read is left out. */
export function decodeState(text: string): State {
  const state: Record<string, string> = Object.create(null);
  for (const pair of text.split(';')) {
    const at = pair.indexOf('=');
    if (at <= 0) continue;
    state[pair.slice(0, at)] = pair.slice(at + 1).replace(/%(25|3B|3D)/g, unescaped);
  }
  return state;
}

const escaped = (char: string): string => `%${char.charCodeAt(0).toString(16).toUpperCase()}`;
const unescaped = (_: string, hex: string): string => String.fromCharCode(Number.parseInt(hex, 16));
