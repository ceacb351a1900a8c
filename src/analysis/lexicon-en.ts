import type { Stance } from '../briefing/schema.ts';
import { ENGLISH_VERB_ROWS, type EnglishVerb } from './languages/en-verbs.ts';

export interface EnglishForm {
  readonly verb: EnglishVerb;
  readonly shape: 'base' | 's' | 'past' | 'participle' | 'ing' | 'pastpart';
}

const FORMS = inflectAll();

function inflectAll(): Map<string, EnglishForm> {
  const forms = new Map<string, EnglishForm>();
  for (const row of ENGLISH_VERB_ROWS.trim().split('\n')) {
    const [base = '', past = '-', participle = '-', stance = 'asserts', ...takes] = row.split(' ');
    const verb: EnglishVerb = { base, stance: stance as Stance, takes: new Set(takes) };
    const pastForm = past === '-' ? regularPast(base) : past;
    const put = (word: string, shape: EnglishForm['shape']): void => {
      if (!forms.has(word)) forms.set(word, { verb, shape });
    };
    put(pastForm, 'past');
    put(participle === '-' ? pastForm : participle, 'pastpart');
    put(thirdPerson(base), 's');
    put(progressive(base, pastForm), 'ing');
    put(base, 'base');
  }
  return forms;
}

function regularPast(base: string): string {
  if (base.endsWith('e')) return `${base}d`;
  return /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ied` : `${base}ed`;
}

function thirdPerson(base: string): string {
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ies`;
  return /(?:s|x|z|ch|sh|o)$/.test(base) ? `${base}es` : `${base}s`;
}

function progressive(base: string, past: string): string {
  if (base.endsWith('e') && !/(?:ee|oe|ye)$/.test(base)) return `${base.slice(0, -1)}ing`;
  // A consonant doubled in the past is doubled here too: slammed, slamming.
  if (past === `${base}${base.at(-1)}ed`) return `${base}${base.at(-1)}ing`;
  return `${base}ing`;
}

export function englishForm(norm: string): EnglishForm | undefined {
  return FORMS.get(norm);
}
