import type { Document, Range } from './document.ts';
import { conflicting, type Entity, type Mention, type Registry } from './people.ts';
import { type Features, innerReports, type Report } from './reports.ts';

/** A report whose speaker and channels are known. */
export interface Resolved {
  readonly report: Report;
  readonly speaker: Entity | null;
  /** The words that name the speaker at this place; absent where only a verb or pronoun stands. */
  readonly mention: Range | null;
  readonly via: readonly Entity[];
  readonly to: readonly Entity[];
  readonly reason: string;
}

export interface ResolutionRules {
  /** Reads the words of a mention. `verb` is what an inflected verb tells about its subject. */
  readonly read: (doc: Document, range: Range, verb?: Features) => Mention;
  /** Words that look like a name but point back («معاليه», "the former"). */
  readonly pointsBack: (doc: Document, range: Range) => Features | null;
  readonly pronoun: (
    doc: Document,
    range: Range,
  ) => { features: Features; kinds: ReadonlySet<Entity['kind']> } | null;
  /** Persons named as the subject of a sentence, in text order: a pronoun after one may be theirs. */
  readonly named?: (doc: Document) => readonly Range[];
  /** The cue goes on with the speaker before, whoever was named since: «وأضاف». */
  readonly continues?: (report: Report) => boolean;
  readonly verbFeatures: (report: Report) => Features | undefined;
}

/** Names the speaker of every report, in text order: explicit mentions first, then whoever is being followed. */
export function resolveSpeakers(
  doc: Document,
  reports: readonly Report[],
  registry: Registry,
  rules: ResolutionRules,
): Resolved[] {
  const resolved: Resolved[] = [];
  let current: Entity | null = null;
  const speakers: Entity[] = [];
  const inner = innerReports(reports);
  const named = rules.named?.(doc) ?? [];
  let passed = 0;
  let subject: Range | null = null;
  for (const report of reports) {
    const place = report.cue?.from ?? 0;
    subject = null;
    for (; passed < named.length && (named[passed] as Range).to <= place; passed++) {
      const range = named[passed] as Range;
      if ((doc.sentenceAt[place] ?? 0) - (doc.sentenceAt[range.from] ?? 0) <= 1) subject = range;
    }
    const via = report.via.flatMap((range) => {
      const mention = rules.read(doc, range);
      if (!mention.text.trim()) return [];
      return [registry.find(isOutlet(mention) ? { ...mention, kind: 'outlet' } : mention)];
    });
    const to = report.to.map((range) => registry.find(rules.read(doc, range)));
    const { speaker, mention, reason } = speakerOf(doc, report, registry, rules, current, speakers, subject);
    if (speaker) {
      registry.touch(speaker);
      // One quoted inside another's words does not take the floor.
      const passing = report.rule === 'according-to' || inner.has(report);
      if (!passing || !current) current = speaker;
      speakers.push(speaker);
    }
    // «ودعا الشعب إلى» by the speaker before: who stands after the verb is called upon.
    if (report.source.kind === 'mention' && report.source.orCarried && mention === null)
      to.unshift(registry.find(rules.read(doc, report.source.range)));
    resolved.push({
      report,
      speaker,
      mention,
      via: via.filter((one) => one !== speaker),
      to: to.filter((one) => one !== speaker),
      reason,
    });
  }
  return throughOuter(resolved);
}

/** A report inside a document's or an outlet's words came through it: «تضمنت الرسالة أن التحالف قال إن». */
function throughOuter(resolved: readonly Resolved[]): Resolved[] {
  const chained = new Map<Resolved, Resolved>();
  const open: Resolved[] = [];
  for (const one of [...resolved].sort(byStart)) {
    const { start, end } = spanOf(one);
    while (open.length > 0 && spanOf(open.at(-1) as Resolved).end < end) open.pop();
    const outer = open.at(-1);
    const carrier = outer?.speaker;
    const carries = carrier?.kind === 'document' || carrier?.kind === 'outlet';
    if (
      outer &&
      carries &&
      spanOf(outer).start < start &&
      carrier !== one.speaker &&
      !one.via.includes(carrier)
    ) {
      chained.set(one, { ...one, via: [carrier, ...one.via] });
    }
    open.push(one);
  }
  return resolved.map((one) => chained.get(one) ?? one);
}

const spanOf = ({ report }: Resolved): { start: number; end: number } =>
  report.content[0] ?? { start: 0, end: 0 };
const byStart = (a: Resolved, b: Resolved): number =>
  spanOf(a).start - spanOf(b).start || spanOf(b).end - spanOf(a).end;

/** What words came through is an outlet unless it is told to be a document or somebody with a role. */
const isOutlet = ({ kind, role }: Mention): boolean =>
  kind === 'place' || kind === 'institution' || (kind === 'person' && role === undefined);

function speakerOf(
  doc: Document,
  report: Report,
  registry: Registry,
  rules: ResolutionRules,
  current: Entity | null,
  speakers: readonly Entity[],
  subject: Range | null,
): { speaker: Entity | null; mention: Range | null; reason: string } {
  const { source } = report;
  const carried = (features: Features | undefined, why: string) => {
    const speaker = carriedSpeaker(features, current, speakers);
    return { speaker, mention: null, reason: speaker ? `${why}: ${speaker.name}` : `${why}: nobody before` };
  };
  if (source.kind === 'nobody') return { speaker: null, mention: null, reason: report.reason };
  if (source.kind === 'same') return carried(source.features, report.reason);
  if (source.kind === 'implicit') {
    const goesOn = current !== null && rules.continues?.(report) !== false;
    const named = !goesOn && subject ? fittingSubject(doc, subject, registry, rules, source.features) : null;
    if (named) return { speaker: named, mention: null, reason: `subject of the sentence: ${named.name}` };
    return carried(source.features, report.reason);
  }
  if (source.kind === 'pronoun') {
    const pronoun = rules.pronoun(doc, source.range);
    const fits = (entity: Entity): boolean =>
      pronoun?.kinds.has(entity.kind) === true && !conflicting(entity.features, pronoun.features);
    const named = subject && subjectFor(doc, subject, registry, rules, pronoun);
    const nearer = named && named !== current && fits(named) && surer(named, current, pronoun) ? named : null;
    const speaker = nearer ?? (current && fits(current) ? current : (registry.latest(fits) ?? null));
    if (speaker && pronoun?.features.gender)
      speaker.features = { gender: pronoun.features.gender, ...speaker.features };
    return {
      speaker,
      mention: source.range,
      reason: `${report.reason}: ${speaker?.name ?? 'nobody before'}`,
    };
  }
  const back = rules.pointsBack(doc, source.range);
  if (back) {
    const named = !current && subject ? fittingSubject(doc, subject, registry, rules, back) : null;
    if (named) return { speaker: named, mention: null, reason: `an honorific points back: ${named.name}` };
    // «الوزير ذاته»: the minister told of before.
    const known = registry.known(rules.read(doc, source.range));
    if (known && !conflicting(known.features, back))
      return { speaker: known, mention: source.range, reason: 'the same' };
    return { ...carried(back, 'points back'), mention: source.range };
  }
  const callers = current?.kind === 'person' || (source.sameSentence && current !== null);
  if (source.orCarried && current && callers && !conflicting(current.features, source.orCarried)) {
    return carried(source.orCarried, 'who is called upon stands after the verb');
  }
  const speaker = registry.find(rules.read(doc, source.range, rules.verbFeatures(report)));
  return { speaker, mention: source.range, reason: report.reason };
}

/** The subject named since the last words, when the verb agrees with it. */
function fittingSubject(
  doc: Document,
  range: Range,
  registry: Registry,
  rules: ResolutionRules,
  features: Features = {},
): Entity | null {
  const mention = rules.read(doc, range);
  const possible = mention.kind !== 'outlet' && !conflicting(mention.features, features);
  return possible ? registry.find(mention) : null;
}

/** The person named as a subject before a pronoun that may mean one; looked up only then, as most are never spoken for. */
function subjectFor(
  doc: Document,
  range: Range,
  registry: Registry,
  rules: ResolutionRules,
  pronoun: { features: Features; kinds: ReadonlySet<Entity['kind']> } | null,
): Entity | null {
  const mention = rules.read(doc, range);
  const possible = pronoun?.kinds.has(mention.kind) && !conflicting(mention.features, pronoun.features);
  return possible && mention.kind === 'person' ? registry.find(mention) : null;
}

/** Who was named as subject since the last words takes a pronoun, unless only the speaker before is known to agree. */
const surer = (subject: Entity, current: Entity | null, pronoun: { features: Features } | null): boolean =>
  subject.features.gender !== undefined ||
  current?.features.gender === undefined ||
  current.features.gender !== pronoun?.features.gender;

/** The speaker before, unless verb and speaker disagree and an earlier one agrees. */
function carriedSpeaker(
  features: Features | undefined,
  current: Entity | null,
  speakers: readonly Entity[],
): Entity | null {
  if (!features || !current || agrees(current, features)) return current;
  for (let index = speakers.length - 1; index >= 0 && index > speakers.length - 12; index--) {
    const speaker = speakers[index] as Entity;
    if (agrees(speaker, features)) return speaker;
  }
  return isOneOnly(current, features) ? null : current;
}

const isPlural = (features: Features): boolean => features.number === 'two' || features.number === 'many';

/** «قالوا» is not said of one man with a name, nor «قالا» of any one person. */
function isOneOnly(entity: Entity, features: Features): boolean {
  if (entity.kind !== 'person' || isPlural(entity.features)) return false;
  return features.number === 'two' || (features.number === 'many' && entity.named);
}

const agrees = (entity: Entity, features: Features): boolean =>
  !conflicting(entity.features, features) && !isOneOnly(entity, features);
