import type { Fault, FieldPath } from './fault.ts';
import type { Briefing, Statement, TimelineEntry } from './schema.ts';

/** What the schema alone cannot say: that ids are unique and meet, and that fields agree with one another. */
export function checkReferences(briefing: Briefing): Fault[] {
  return [
    ...checkUnique('people', briefing.people),
    ...checkUnique('statements', briefing.statements),
    ...checkUnique('claims', briefing.claims),
    ...checkStatements(briefing),
    ...checkDisputes(briefing),
    ...briefing.timeline.flatMap((entry, index) => checkPrecision(entry, ['timeline', index])),
    ...briefing.figures.flatMap((figure, index) => checkRange(figure, ['figures', index])),
    ...checkTranslations(briefing),
  ];
}

/**
 * Whether positions on the claim oppose each other. `certain`: two speakers do. `possible`: only one speaker's own
 * positions do, which an editor may call a dispute or a change of mind.
 */
function disputeOver(claim: string, statements: readonly Statement[]): 'certain' | 'possible' | 'none' {
  const speakers = { for: new Set<string | null>(), against: new Set<string | null>() };
  for (const statement of statements) {
    for (const { id, position } of statement.claims) {
      if (id === claim && position !== 'unclear') speakers[position].add(statement.speaker);
    }
  }
  if (speakers.for.size === 0 || speakers.against.size === 0) return 'none';
  return new Set([...speakers.for, ...speakers.against]).size > 1 ? 'certain' : 'possible';
}

function checkUnique(field: 'people' | 'statements' | 'claims', items: readonly { id: string }[]): Fault[] {
  const seen = new Set<string>();
  return items.flatMap(({ id }, index) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [
      { path: [field, index, 'id'], message: `${id} is taken in ${field}`, remedy: 'choose another id' },
    ];
  });
}

function checkStatements(briefing: Briefing): Fault[] {
  const people = new Set(briefing.people.map((person) => person.id));
  const claims = new Set(briefing.claims.map((claim) => claim.id));
  const person = (id: string, path: FieldPath): Fault[] => known(people, 'people', id, path);
  return briefing.statements.flatMap((statement, index) => {
    const at = ['statements', index] as const;
    return [
      ...(statement.speaker === null ? [] : person(statement.speaker, [...at, 'speaker'])),
      ...statement.via.flatMap((id, i) => person(id, [...at, 'via', i])),
      ...statement.to.flatMap((id, i) => person(id, [...at, 'to', i])),
      ...statement.claims.flatMap(({ id }, i) => known(claims, 'claims', id, [...at, 'claims', i, 'id'])),
    ];
  });
}

function known(ids: ReadonlySet<string>, list: string, id: string, path: FieldPath): Fault[] {
  if (ids.has(id)) return [];
  const some = [...ids].slice(0, 8).join(', ') || 'none';
  return [
    { path, message: `${id} is not among ${list}`, remedy: `add it to ${list}, or use one of: ${some}` },
  ];
}

function checkDisputes(briefing: Briefing): Fault[] {
  return briefing.claims.flatMap((claim, index): Fault[] => {
    const dispute = disputeOver(claim.id, briefing.statements);
    const path = ['claims', index, 'disputed'];
    if (claim.disputed && dispute === 'none') {
      return [
        {
          path,
          message: `no statements take opposite positions on ${claim.id}`,
          remedy: 'give one a position for and one against it, or set disputed: false',
        },
      ];
    }
    if (!claim.disputed && dispute === 'certain') {
      return [
        {
          path,
          message: `statements take opposite positions on ${claim.id}`,
          remedy: 'set disputed: true, or correct the positions',
        },
      ];
    }
    return [];
  });
}

const DATE_FORMS = {
  minute: [/T/, 'an instant such as 2020-01-07T10:30:00Z'],
  hour: [/T/, 'an instant such as 2020-01-07T10:00:00Z'],
  day: [/^\d{4}-\d{2}-\d{2}$/, 'a date such as 2020-01-07'],
  week: [/^\d{4}-\d{2}-\d{2}$/, 'the date of a day in it, such as 2020-01-07'],
  month: [/^\d{4}-\d{2}$/, 'a month such as 2020-01'],
  year: [/^\d{4}$/, 'a year such as 2020'],
} as const satisfies Record<TimelineEntry['precision'], readonly [RegExp, string]>;

function checkPrecision(entry: TimelineEntry, path: FieldPath): Fault[] {
  const [form, example] = DATE_FORMS[entry.precision];
  if (form.test(entry.date)) return [];
  return [
    {
      path: [...path, 'date'],
      message: `${entry.date} does not fit precision ${entry.precision}`,
      remedy: `write ${example}, or correct the precision`,
    },
  ];
}

function checkRange(figure: { value: number; max?: number | undefined }, path: FieldPath): Fault[] {
  if (figure.max === undefined || figure.max >= figure.value) return [];
  return [{ path: [...path, 'max'], message: 'max is less than value', remedy: 'exchange them' }];
}

function checkTranslations(briefing: Briefing): Fault[] {
  const statements = new Set(briefing.statements.map((statement) => statement.id));
  return Object.entries(briefing.translations).flatMap(([lang, translation]) => {
    const path = ['translations', lang];
    const faults = Object.keys(translation.statements ?? {}).flatMap((id) =>
      known(statements, 'statements', id, [...path, 'statements', id]),
    );
    const points = translation.summary?.length ?? briefing.summary.length;
    if (points !== briefing.summary.length) {
      faults.push({
        path: [...path, 'summary'],
        message: `has ${points} key points where the summary has ${briefing.summary.length}`,
        remedy: 'translate each key point, in order',
      });
    }
    if (lang === briefing.lang) {
      faults.push({ path, message: `${lang} is the briefing's own language`, remedy: 'remove it' });
    }
    return faults;
  });
}
