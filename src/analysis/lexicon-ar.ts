import { ARABIC_VERBS, type ArabicVerb, NOT_FORMS } from './languages/ar-verbs.ts';
import type { Features } from './reports.ts';
import { foldWord } from './tokens.ts';

export interface ArabicForm {
  readonly verb: ArabicVerb;
  readonly shape: 'past' | 'present' | 'participle' | 'noun';
  readonly features: Features;
  /** An object pronoun is attached: «اعتبرته», «وصفها». */
  readonly suffixed: boolean;
  /** A conjunction و or ف is attached. */
  readonly joined: boolean;
}

const PRONOUNS = ['ه', 'ها', 'هم', 'هما'];

/** Every inflected form of every cue, folded, once. The first row of the data wins where forms coincide. */
const FORMS = inflectAll();

function inflectAll(): Map<string, ArabicForm> {
  const forms = new Map<string, ArabicForm>();
  const excluded = new Set(NOT_FORMS.map(foldWord));
  const put = (word: string, form: ArabicForm): void => {
    const key = foldWord(word);
    if (!forms.has(key) && !excluded.has(key)) forms.set(key, form);
  };
  for (const verb of ARABIC_VERBS) {
    for (const [word, features] of pastForms(verb.past)) {
      put(word, { verb, shape: 'past', features, suffixed: false, joined: false });
    }
    for (const [word, features] of presentForms(verb.present)) {
      put(word, { verb, shape: 'present', features, suffixed: false, joined: false });
    }
    for (const [word, features] of participleForms(verb)) {
      put(word, { verb, shape: 'participle', features, suffixed: false, joined: false });
    }
  }
  for (const verb of ARABIC_VERBS) {
    put(verb.noun, { verb, shape: 'noun', features: {}, suffixed: false, joined: false });
    // «وصفها» is the verb.
    if (verb.takes.includes('suffixed')) continue;
    for (const pronoun of PRONOUNS) {
      const noun = verb.noun.replace(/ة$/, 'ت');
      put(noun + pronoun, {
        verb,
        shape: 'noun',
        features: suffixFeatures(pronoun),
        suffixed: true,
        joined: false,
      });
    }
  }
  for (const verb of ARABIC_VERBS) {
    if (verb.takes.some((take) => take === 'suffixed' || take === 'obj')) {
      for (const [word, features] of [...pastForms(verb.past), ...presentForms(verb.present)]) {
        const base = word.replace(/وا$/, 'و').replace(/ى$/, 'ا');
        for (const pronoun of PRONOUNS) {
          put(base + pronoun, { verb, shape: 'past', features, suffixed: true, joined: false });
        }
      }
    }
  }
  return forms;
}

function suffixFeatures(pronoun: string): Features {
  if (pronoun === 'ها') return { gender: 'f' };
  return pronoun === 'ه' ? { gender: 'm', number: 'one' } : { number: 'many' };
}

function pastForms(past: string): [string, Features][] {
  const weak = /[اى]$/.test(past);
  const stem = weak ? past.slice(0, -1) : past;
  return [
    [past, { gender: 'm' }],
    [`${stem}ت`, { gender: 'f' }],
    [
      past.endsWith('ى') ? `${stem}يا` : past.endsWith('ا') ? `${stem}وا` : `${past}ا`,
      { gender: 'm', number: 'two' },
    ],
    [`${stem}تا`, { gender: 'f', number: 'two' }],
    [`${stem}وا`, { number: 'many' }],
  ];
}

function presentForms(present: string): [string, Features][] {
  const stem = present.replace(/[ويى]$/, '');
  return [
    ...(stem === present || stem.length < 2 ? [] : jussive(stem)),
    [`ي${present}`, { gender: 'm' }],
    [`ت${present}`, { gender: 'f' }],
    [`ي${stem}ون`, { number: 'many' }],
    [`ي${present}ان`, { number: 'two' }],
  ];
}

/** After لم a weak ending falls: «لم ينف», «لم تدع». */
function jussive(stem: string): [string, Features][] {
  return [
    [`ي${stem}`, { gender: 'm' }],
    [`ت${stem}`, { gender: 'f' }],
  ];
}

function participleForms(verb: ArabicVerb): [string, Features][] {
  const stem =
    /[اى]$/.test(verb.past) && !verb.participle.endsWith('ي') ? `${verb.participle}ي` : verb.participle;
  return [
    [`${stem}ا`, { gender: 'm', number: 'one' }],
    [`${stem}ة`, { gender: 'f' }],
    [`${stem.replace(/ي$/, '')}ين`, { number: 'many' }],
    [`${stem}تين`, { gender: 'f', number: 'two' }],
    [`${stem}ات`, { gender: 'f', number: 'many' }],
  ];
}

/** Verbs told only by their conjunction: «وعد» may be «و + عد», and «عزت» a name. */
const JOINED_ONLY: Readonly<Record<string, { readonly like: string; readonly features: Features }>> = {
  ووعد: { like: 'وعدوا', features: { gender: 'm' } },
  وعزت: { like: 'عزتا', features: { gender: 'f' } },
};

export function arabicForm(norm: string): ArabicForm | undefined {
  const form = FORMS.get(norm);
  if (form) return form;
  if ((norm.startsWith('و') || norm.startsWith('ف')) && (norm.length > 3 || /ح[ثض]$/.test(norm))) {
    const alone = JOINED_ONLY[norm];
    const known = alone && FORMS.get(alone.like);
    if (known) return { ...known, features: alone.features, joined: true };
    const bare = FORMS.get(norm.slice(1));
    if (bare) return { ...bare, joined: true };
  }
  return undefined;
}
