import type { Person } from '../briefing/schema.ts';
import type { Range } from './document.ts';
import { refined } from './naming.ts';
import type { Features } from './reports.ts';

/** What the words of one mention tell about whom they name. */
export interface Mention {
  readonly range: Range;
  /** The words as they stand, without marks at the edges. */
  readonly text: string;
  readonly kind: Person['kind'];
  /** The proper name alone, when there is one. */
  readonly name?: string | undefined;
  /** Folded words of the name, titles left out. */
  readonly nameWords: readonly string[];
  readonly role?: string | undefined;
  /** Folded content words of the description (title, institution), for «الوزير» and "the senator" later. */
  readonly roleWords: readonly string[];
  /** Points back to one already told of: «البيان», "the senator". */
  readonly definite: boolean;
  readonly features: Features;
}

/** One who speaks or is spoken through, gathered from several mentions. */
export interface Entity {
  readonly id: string;
  name: string;
  named: boolean;
  kind: Person['kind'];
  role: string | undefined;
  readonly aliases: Set<string>;
  readonly nameWords: Set<string>;
  readonly roleWords: Set<string>;
  features: Features;
  /** Number of the latest mention, for recency. */
  latest: number;
}

export interface Registry {
  readonly entities: readonly Entity[];
  /** The entity these words name; a new one when none fits. */
  find(mention: Mention): Entity;
  /** One already told of whom these words fit. */
  known(mention: Mention): Entity | undefined;
  /** The same, but one already known is left as it is. */
  meet(mention: Mention): Entity;
  touch(entity: Entity): void;
  /** The latest entity that agrees with a pronoun or an inflected verb. */
  latest(fits: (entity: Entity) => boolean): Entity | undefined;
}

export interface RegistryRules {
  /** Two folded name words are spellings of one name. */
  readonly sameWord: (a: string, b: string) => boolean;
  /** Identifier in Latin letters from a name. */
  readonly slug: (name: string) => string;
}

const RECENT = 40;

export function createRegistry(rules: RegistryRules): Registry {
  const entities: Entity[] = [];
  const byText = new Map<string, Entity>();
  const order: Entity[] = [];
  const freeId = createIds();
  let clock = 0;

  const find = (told: Mention): Entity => {
    const mention = refined(told);
    const key = `${mention.kind}\n${mention.text}`;
    const exact = mention.nameWords.length > 0 ? byText.get(key) : undefined;
    const entity = exact ?? match(mention) ?? add(mention);
    byText.set(key, entity);
    absorb(entity, mention);
    touch(entity);
    return entity;
  };
  const touch = (entity: Entity): void => {
    entity.latest = ++clock;
    order.push(entity);
    if (order.length > 400) order.splice(0, 200);
  };
  const match = (mention: Mention): Entity | undefined => {
    const seen = new Set<Entity>();
    for (let index = order.length - 1; index >= 0 && seen.size < RECENT; index--) {
      const entity = order[index] as Entity;
      if (seen.has(entity)) continue;
      seen.add(entity);
      if (sameEntity(entity, mention, rules)) return entity;
    }
    return undefined;
  };
  const add = (mention: Mention): Entity => {
    const name = mention.name ?? mention.text;
    const entity: Entity = {
      id: freeId(rules.slug(name.replace(/^(?:the|a|an) /i, ''))),
      name,
      named: mention.nameWords.length > 0,
      kind: mention.kind,
      role: mention.role,
      aliases: new Set(),
      nameWords: new Set(mention.nameWords),
      roleWords: new Set(mention.roleWords),
      features: mention.features,
      latest: 0,
    };
    entities.push(entity);
    return entity;
  };
  const known = (told: Mention): Entity | undefined => match(refined(told));
  const meet = (told: Mention): Entity => known(told) ?? find(told);
  return {
    entities,
    find,
    known,
    meet,
    touch,
    latest: (fits) => {
      for (let index = order.length - 1; index >= 0; index--) {
        const entity = order[index] as Entity;
        if (fits(entity)) return entity;
      }
      return undefined;
    },
  };
}

/** Identifiers by their words; the second of the same gets `-2`, and so on, without looking through the first. */
function createIds(): (wanted: string) => string {
  const taken = new Set<string>();
  const latest = new Map<string, number>();
  return (wanted) => {
    const base = wanted.slice(0, 48) || 'source';
    let number = latest.get(base) ?? 1;
    let id = number === 1 ? base : `${base}-${number}`;
    while (taken.has(id)) {
      number += 1;
      id = `${base}-${number}`;
    }
    latest.set(base, number);
    taken.add(id);
    return id;
  };
}

function sameEntity(entity: Entity, mention: Mention, rules: RegistryRules): boolean {
  if (mention.nameWords.length > 0 && entity.nameWords.size > 0) return sameName(entity, mention, rules);
  if (mention.kind !== entity.kind && !(mention.roleWords.length > 0 && mention.nameWords.length === 0))
    return false;
  if (mention.roleWords.length === 0 || entity.roleWords.size === 0) return false;
  if (conflicting(entity.features, mention.features)) return false;
  const known = [...entity.roleWords];
  const sameHead = known[0] === mention.roleWords[0];
  if (!mention.definite)
    return (
      sameHead &&
      known.length === mention.roleWords.length &&
      mention.roleWords.every((word) => entity.roleWords.has(word))
    );
  // «الحكومة», then «الحكومة العراقية»; «رسالة», then «الرسالة المتداولة».
  if (sameHead && known.length === 1 && (mention.kind === 'document' || mention.kind === 'institution'))
    return true;
  if (!sameHead && (entity.kind !== 'institution' || mention.roleWords.length < 2)) return false;
  return mention.roleWords.every((word) => entity.roleWords.has(word));
}

function sameName(entity: Entity, mention: Mention, rules: RegistryRules): boolean {
  const words = mention.nameWords;
  const last = words.at(-1) ?? '';
  const known = [...entity.nameWords];
  const has = (word: string): boolean =>
    entity.nameWords.has(word) || known.some((other) => rules.sameWord(other, word));
  if (entity.kind !== mention.kind && entity.kind !== 'person' && mention.kind !== 'person') return false;
  if (words.every(has))
    return (
      words.length > 1 || known.length === 1 || rules.sameWord(known.at(-1) ?? '', last) || known.length < 5
    );
  return (
    known.length < words.length &&
    known.every((word) => words.some((other) => other === word || rules.sameWord(other, word)))
  );
}

export function conflicting(a: Features, b: Features): boolean {
  if (a.gender && b.gender && a.gender !== b.gender) return true;
  return a.number !== undefined && b.number !== undefined && (a.number === 'one') !== (b.number === 'one');
}

function absorb(entity: Entity, mention: Mention): void {
  const name = mention.name ?? mention.text;
  if (mention.nameWords.length > entity.nameWords.size || (!entity.named && mention.nameWords.length > 0)) {
    if (entity.name !== name) entity.aliases.add(entity.name);
    entity.name = name;
    entity.named = mention.nameWords.length > 0;
  } else if (name !== entity.name && !entity.named && mention.definite && isIndefinite(entity.name, name)) {
    entity.name = name;
  } else if (name !== entity.name) entity.aliases.add(name);
  for (const word of mention.nameWords) entity.nameWords.add(word);
  for (const word of mention.roleWords) entity.roleWords.add(word);
  if (mention.role && (!entity.role || mention.role.length > entity.role.length)) entity.role = mention.role;
  entity.features = { ...mention.features, ...entity.features };
  entity.aliases.delete(entity.name);
}

/** "a memo" beside "the memo", «مذكرة» beside «المذكرة»: the one everybody knows by now names it. */
const isIndefinite = (name: string, definite: string): boolean =>
  /^an? /i.test(name) || definite === `ال${name}`;

export function toPerson(entity: Entity): Person {
  const person: Person = {
    id: entity.id,
    name: entity.name.slice(0, 300),
    kind: entity.kind,
    aliases: [...entity.aliases].filter((alias) => alias.length <= 300).slice(0, 12),
  };
  if (entity.role) person.role = entity.role.slice(0, 300);
  return person;
}
