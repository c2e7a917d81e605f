export interface WebPage {
  readonly title: string;
  readonly url: string;
  readonly excerpt: string;
}

/** Finds pages of the web. One HTTP attempt; throws when it is away. */
export interface WebSearch {
  search(query: string, signal: AbortSignal): Promise<readonly WebPage[]>;
}
