import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Article } from '../briefing/article.ts';
import { decodeText } from './encoding.ts';
import { createPageReader, type PageReader } from './page-reader.ts';
import { MAX_TEXT, readPasted } from './pasted.ts';
import { refuse } from './refusal.ts';

/** A local article: text (txt, md and whatever else) or HTML; UTF-8, else as `decodeText` guesses. Throws UserError. */
export async function readArticleFile(
  path: string,
  readPage: PageReader = createPageReader(),
): Promise<Article> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(path);
  } catch (error) {
    const isFolder = error instanceof Error && 'code' in error && error.code === 'EISDIR';
    throw refuse(isFolder ? 'isFolder' : 'noFile', path, error);
  }
  return readArticleBytes(bytes, path, readPage);
}

/** The same for standard input; `name` tells the kind by its ending and stands in errors. */
export async function readArticleBytes(
  bytes: Uint8Array,
  name: string,
  readPage: PageReader = createPageReader(),
): Promise<Article> {
  // Four bytes a character at most.
  if (bytes.length > MAX_TEXT * 4) throw refuse('tooLong', String(MAX_TEXT));
  const text = decodeText(bytes);
  const isHtml =
    /^\.(?:html?|xhtml)$/i.test(extname(name)) || /^\s*(?:<!doctype html|<html[\s>])/i.test(text);
  return isHtml ? readPage({ bytes }) : readPasted(text);
}
