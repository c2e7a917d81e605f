import type { WebPage, WebSearch } from '@factoids/core';
import * as z from 'zod';

export interface TavilyOptions {
  /** `https://api.tavily.com` */
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly timeoutMs: number;
}

const MOST_PAGES = 5;
const TITLE_CHARS = 200;
const EXCERPT_CHARS = 700;
/** Of an answer; five excerpts are a hundredth of it. */
const MOST_BYTES = 1_000_000;

/** https://docs.tavily.com/documentation/api-reference/endpoint/search */
const Found = z.object({ results: z.array(z.unknown()) });
const Page = z.object({ title: z.string().nullish(), url: z.url({ protocol: /^https?$/ }), content: z.string().nullish() });

/** Tavily's search, in its basic depth: one credit, whatever it finds. What it throws names no key and no question. */
export function tavilyWebSearch(options: TavilyOptions): WebSearch {
  return {
    search: (query, signal) =>
      search(options, query, signal).catch((error: unknown) => {
        throw error instanceof Unusable ? error : new Unusable(error instanceof Error ? error.name : 'no answer');
      }),
  };
}

/** Says in our words what was wrong: the words of others may repeat what they were told. */
class Unusable extends Error {
  constructor(reason: string) {
    super(`tavily: ${reason}`);
  }
}

async function search(options: TavilyOptions, query: string, signal: AbortSignal): Promise<readonly WebPage[]> {
  const response = await ask(options, query, signal);
  if (!response.ok) {
    await response.body?.cancel();
    throw new Unusable(`status ${response.status}`);
  }
  return pagesOf(await textOf(response));
}

/** The signal also ends the reading of the body. */
function ask({ baseUrl, apiKey, timeoutMs }: TavilyOptions, query: string, signal: AbortSignal): Promise<Response> {
  const options = { search_depth: 'basic', topic: 'general', max_results: MOST_PAGES, include_answer: false };
  return fetch(`${baseUrl.replace(/\/$/, '')}/search`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', authorization: `Bearer ${apiKey}` },
    body: JSON.stringify({ query, ...options }),
    redirect: 'error',
    signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
  });
}

async function textOf({ body }: Response): Promise<string> {
  const decoder = new TextDecoder();
  let [text, bytes] = ['', 0];
  for await (const chunk of body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > MOST_BYTES) throw new Unusable('an answer too long to read');
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

/** What is no page of the web is passed over. */
function pagesOf(text: string): readonly WebPage[] {
  const found = Found.safeParse(parseJson(text));
  if (!found.success) throw new Unusable('an answer of another shape');
  const pages = found.data.results.flatMap((result) => Page.safeParse(result).data ?? []);
  return pages.slice(0, MOST_PAGES).map(({ title, url, content }) => ({
    title: (title ?? '').slice(0, TITLE_CHARS),
    url,
    excerpt: (content ?? '').slice(0, EXCERPT_CHARS),
  }));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
