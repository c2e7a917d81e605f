/** A true statement that anyone can check in the source it names. */
export interface Fact {
  /** One or two plain sentences, 60–280 characters. */
  readonly text: string;
  /** What it is about, as a visitor would say it. */
  readonly subject: string;
  /** Exactly one. */
  readonly emoji: string;
  /** Words a visitor may ask with; one that stands in the text as well marks what the fact is chiefly about. */
  readonly keywords: readonly string[];
  /** A standard work or a page of the institution that keeps the knowledge. */
  readonly source: string;
}

type Row = readonly [emoji: string, text: string, keywords: string, source: string];

/** A table of facts of one subject: emoji, text, keywords separated by spaces, source. */
export function factsOn(subject: string, rows: readonly Row[]): readonly Fact[] {
  return rows.map(([emoji, text, keywords, source]) => ({ text, subject, emoji, keywords: keywords.split(' '), source }));
}
