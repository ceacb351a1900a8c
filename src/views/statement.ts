import type { Found, Said } from '../answers/answers.ts';
import type { Person, Statement } from '../briefing/schema.ts';
import { directionOf, directionOfLanguage } from '../text/direction.ts';
import type { Block, ChromeLanguage, Field, Run } from './card.ts';
import { dateRun } from './dates.ts';
import { content, dotted, label, listed, note, text } from './field.ts';
import { phraseLanguage, sameLanguage } from './language.ts';
import type { Look } from './look.ts';
import { phrasebook } from './phrases/book.ts';

const DOUBLE_MARKS = /[«»“”„‟"＂〝〞]/gu;
/** A comma that leads back into the source's own sentence, not the speaker's. */
const LAST_COMMA = /[,،]\s*([»”"]?)\s*$/u;
const PAIRS: ReadonlyMap<string, string> = new Map([
  ['«', '»'],
  ['“', '”'],
  ['„', '“”'],
  ['"', '"'],
  ['＂', '＂'],
  ['〝', '〞'],
  ['‘', '’'],
  ['‹', '›'],
]);

export type Wording = 'quotation' | 'mixed' | 'plain';

/**
 * How a statement's words may be shown (design §2). Verified means the words are the source's; only if they are
 * direct are they the speaker's too, and stand in quotation marks. Mixed ones keep the marks the source put.
 */
export function wordingOf(said: Pick<Said, 'statement' | 'verified'>): Wording {
  const { statement, verified } = said;
  if (!verified || statement.paraphrase || statement.kind === 'indirect') return 'plain';
  return statement.kind === 'direct' ? 'quotation' : 'mixed';
}

/** The words of a statement, in quotation marks only where `wordingOf` allows them. */
export function wordsOf(said: Said): string {
  const { statement, verified, found } = said;
  switch (wordingOf(said)) {
    case 'quotation': {
      const words = unwrapped(statement.text).replace(LAST_COMMA, '$1');
      return directionOfLanguage(found.briefing.lang) === 'rtl' ? `«${words}»` : `“${words}”`;
    }
    case 'mixed':
      return statement.text.replace(LAST_COMMA, '$1');
    case 'plain':
      return unwrapped(verified ? statement.text : statement.text.replace(DOUBLE_MARKS, ''));
  }
}

/** Without marks round the whole, which would claim the words as the speaker's; those inside are the source's own. */
function unwrapped(words: string): string {
  const whole = words.trim();
  const open = whole.charAt(0);
  const close = PAIRS.get(open);
  if (close === undefined) return words;
  let depth = 1;
  for (let at = 1; at < whole.length; at += 1) {
    if (close.includes(whole.charAt(at))) depth -= 1;
    else if (whole.charAt(at) === open) depth += 1;
    if (depth === 0) return at === whole.length - 1 ? unwrapped(whole.slice(1, -1)) : words;
  }
  return words;
}

/** Words after what is done with them, translation where there is one, and the line about them. */
export function statementBlocks(said: Said, look: Look): Block[] {
  const { lang } = said.found.briefing;
  const stance = stanceRuns(said, phraseLanguage(lang, look.chrome));
  const words = content(lang, ...stance, wordsOf(said));
  const shown: Block = wordingOf(said) === 'quotation' ? { type: 'quote', ...words } : text(words);
  return [shown, ...translationOf(said, look), note(detailsOf(said, look))];
}

/** Before the words, since those of a denial alone read as its opposite; nothing where they are simply said. */
function stanceRuns({ statement: { stance } }: Said, language: ChromeLanguage): Run[] {
  if (stance === 'asserts') return [];
  return [{ text: `${phrasebook[language].stance[stance]}:`, bold: true }, { text: ' ' }];
}

function translationOf(said: Said, look: Look): Block[] {
  const { briefing } = said.found;
  if (sameLanguage(briefing.lang, look.chrome)) return [];
  const translated = briefing.translations[look.chrome]?.statements?.[said.statement.id];
  if (!translated) return [];
  const intro = { text: phrasebook[look.chrome].said.translation, italic: true };
  const words = unwrapped(translated.replace(DOUBLE_MARKS, ''));
  return [text(label(look.chrome, intro, ' ', ...stanceRuns(said, look.chrome), words))];
}

function detailsOf(said: Said, look: Look): Field {
  const { statement, found } = said;
  const phrases = phrasebook[look.chrome];
  const told =
    statement.stance !== 'asserts' && phraseLanguage(found.briefing.lang, look.chrome) === look.chrome;
  const names = (people: readonly Person[]) =>
    listed(
      people.map((person) => person.name),
      look.chrome,
    );
  return label(
    look.chrome,
    ...dotted([
      told ? undefined : phrases.stance[statement.stance],
      caveatOf(said, look),
      said.via.length > 0 ? phrases.said.through(names(said.via)) : undefined,
      said.to.length > 0 ? phrases.said.to(names(said.to)) : undefined,
      statement.saidAt === undefined ? undefined : dateRun(statement.saidAt, look),
      sourceRun(found, look),
    ]),
  );
}

/** What must be known about words that do not stand in quotation marks. */
export function caveatOf(said: Said, look: Look): string | undefined {
  const phrases = phrasebook[look.chrome].said;
  if (said.statement.paraphrase) return phrases.paraphrase;
  if (!said.verified) return phrases.unchecked;
  if (said.statement.kind === 'mixed') return phrases.partlyQuoted;
  return said.statement.kind === 'indirect' ? phrases.reported : undefined;
}

/** The first source's name, linked where it has an address. */
export function sourceRun(found: Found, look: Look): Run | undefined {
  const source = found.briefing.sources[0];
  if (source === undefined) return undefined;
  return { text: listed([source.name], look.chrome), url: source.url };
}

/** Name in bold and role, in the language of the source; a label where the source names nobody. */
export function speakerField(said: Pick<Said, 'speaker' | 'found'>, look: Look): Field {
  const { speaker, found } = said;
  if (speaker === null) return label(look.chrome, { text: phrasebook[look.chrome].said.unnamed, bold: true });
  const { lang } = found.briefing;
  const comma = phraseLanguage(lang, look.chrome) === 'ar' ? '، ' : ', ';
  const dir = directionOf(speaker.name, directionOfLanguage(lang));
  const name = { text: speaker.name, bold: true };
  return { runs: speaker.role ? [name, { text: `${comma}${speaker.role}` }] : [name], dir };
}

/** A statement of a briefing with the people it refers to. */
export function saidIn(found: Found, statement: Statement): Said {
  const people = new Map(found.briefing.people.map((person) => [person.id, person]));
  const named = (ids: readonly string[]) => ids.flatMap((id) => people.get(id) ?? []);
  return {
    statement,
    speaker: statement.speaker === null ? null : (people.get(statement.speaker) ?? null),
    via: named(statement.via),
    to: named(statement.to),
    verified: found.verified.has(statement.id),
    found,
  };
}
