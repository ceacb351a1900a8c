import { type Document, isMap, isScalar, isSeq, LineCounter, parseDocument, type YAMLError } from 'yaml';
import type { FieldPath } from './fault.ts';

/** A YAML file as data, able to say where a field stands. */
export interface YamlSource {
  readonly value: unknown;
  /** 1-based line of the field, or of the nearest field round it. */
  lineOf(path: FieldPath): number;
  /** How a number or yes/no was written, e.g. `2020` or `true`; undefined for anything else. */
  writtenAt(path: FieldPath): string | undefined;
}

export interface YamlFault {
  readonly line: number;
  readonly message: string;
  readonly remedy?: string | undefined;
}

const REMEDIES: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'keep one of the two',
  TAB_AS_INDENT: 'indent with spaces',
  MULTIPLE_DOCS: 'keep one briefing a file; remove the line ---',
  BAD_SCALAR_START: 'put the value in quotes',
  BLOCK_AS_IMPLICIT_KEY: 'put a value that holds ": " in quotes, and check the indentation',
  MULTILINE_IMPLICIT_KEY: 'check the indentation',
  MISSING_CHAR: 'close the quote or the bracket',
  UNEXPECTED_TOKEN: 'put the whole value in quotes',
  BAD_INDENT: 'close the bracket, or indent further',
};

/** YAML 1.2, core schema: a date stays a string and `no` is the word. Never throws. */
export function parseYaml(yaml: string): YamlSource | YamlFault[] {
  const lines = new LineCounter();
  try {
    const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false, stringKeys: true });
    const faults = [...document.errors, ...document.warnings];
    if (faults.length > 0)
      return firstOfEachLine(faults.slice(0, 200).map((fault) => describe(fault, lines)));
    return { value: document.toJS({ maxAliasCount: 50 }), ...locator(document, lines) };
  } catch (error) {
    return [{ line: 1, ...explain(error) }];
  }
}

/** One slip often trips the parser twice. */
function firstOfEachLine(faults: readonly YamlFault[]): YamlFault[] {
  const first = faults.filter(
    ({ line }, index) => faults.findIndex((other) => other.line === line) === index,
  );
  return first.slice(0, 20);
}

function describe(error: YAMLError, lines: LineCounter): YamlFault {
  return {
    line: lines.linePos(error.pos[0]).line || 1,
    message: `not valid YAML: ${error.message}`,
    remedy: REMEDIES[error.code],
  };
}

function explain(error: unknown): Omit<YamlFault, 'line'> {
  // Only a malicious or broken file gets here: aliases that multiply, aliases of nothing, endless nesting.
  if (error instanceof ReferenceError) {
    return { message: `not usable YAML: ${error.message}`, remedy: 'write the value out instead of *alias' };
  }
  return {
    message: 'not usable YAML: nested too deeply',
    remedy: 'see the README for the form of a briefing',
  };
}

function locator(document: Document, lines: LineCounter): Pick<YamlSource, 'lineOf' | 'writtenAt'> {
  return {
    lineOf: (path) => lines.linePos(offsetOf(document, path)).line || 1,
    writtenAt(path) {
      const node = document.getIn(path, true);
      if (!isScalar(node) || typeof node.value === 'string' || node.value === null) return undefined;
      return node.source;
    },
  };
}

/** Offset of the deepest node along the path that exists: its key in a map, itself in a list. */
function offsetOf(document: Document, path: FieldPath): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && item.key.value === step);
      if (!pair || !isScalar(pair.key)) return offset;
      offset = pair.key.range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node) && typeof step === 'number') {
      node = node.items[step];
      offset = rangeStart(node) ?? offset;
    } else {
      return offset;
    }
  }
  return offset;
}

function rangeStart(node: unknown): number | undefined {
  return isMap(node) || isSeq(node) || isScalar(node) ? node.range?.[0] : undefined;
}
