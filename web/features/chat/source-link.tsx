import type { ChatSource } from '@factoids/contracts';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { hostOf, sourceHref } from './sources.ts';

interface SourceLinkProps {
  readonly source: Pick<ChatSource, 'kind' | 'url'>;
  /** The name of a link whose own words are too few. */
  readonly name?: string;
  readonly children: ReactNode;
}

/** The one way out of an answer. A page of the web opens beside ours, gets nothing of it, and no praise by it. */
export function SourceLink({ source, name, children }: SourceLinkProps) {
  const href = sourceHref(source);
  if (href === null) return <span>{children}</span>;
  if (source.kind === 'factoid') {
    return (
      <Link href={href} prefetch={false} aria-label={name}>
        {children}
      </Link>
    );
  }
  return (
    <a href={href} target="_blank" rel="noopener nofollow ugc" aria-label={name}>
      {children}
    </a>
  );
}

/** Whose page it is, in a word. */
export function whose({ kind, url }: Pick<ChatSource, 'kind' | 'url'>): string {
  return kind === 'factoid' ? 'a factoid here' : hostOf(url);
}
