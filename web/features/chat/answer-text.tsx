'use client';

import type { ChatSource } from '@factoids/contracts';
import type { Nodes, RootContent } from 'mdast';
import { Fragment, type ReactNode, useDeferredValue, useMemo } from 'react';
import { parseAnswer } from './parse-answer.ts';
import { SourceLink, whose } from './source-link.tsx';
import { sourceOfLink, splitCitations } from './sources.ts';

/** Deeper than people write. What is hidden deeper is shown as it was typed. */
const DEEPEST = 12;

export interface AnswerTextProps {
  readonly text: string;
  /** Those that may be cited and linked. */
  readonly sources: readonly ChatSource[];
  /** Whether more of it is to come. */
  readonly isGrowing?: boolean;
}

/** An answer's markdown as elements of this page: only those named here, never markup of its own. */
export function AnswerText({ text, sources, isGrowing = false }: AnswerTextProps) {
  const shown = useDeferredValue(text);
  const { root, source } = useMemo(() => parseAnswer(shown, isGrowing), [shown, isGrowing]);
  return <>{drawAll(root.children, { source, sources, depth: 0, isInLink: false })}</>;
}

interface Pen {
  readonly source: string;
  readonly sources: readonly ChatSource[];
  readonly depth: number;
  readonly isInLink: boolean;
}

function drawAll(nodes: readonly RootContent[], pen: Pen): ReactNode {
  return nodes.map((node) => <Fragment key={node.position?.start.offset}>{draw(node, pen)}</Fragment>);
}

function draw(node: RootContent, pen: Pen): ReactNode {
  if (pen.depth > DEEPEST) return typed(node, pen);
  const inside = () => ('children' in node ? drawAll(node.children, { ...pen, depth: pen.depth + 1 }) : null);
  switch (node.type) {
    case 'paragraph':
      return <p>{inside()}</p>;
    case 'heading':
      return (
        <p>
          <strong>{inside()}</strong>
        </p>
      );
    case 'list':
      return node.ordered ? <ol start={node.start ?? 1}>{inside()}</ol> : <ul>{inside()}</ul>;
    case 'listItem':
      return <li>{drawItem(node.children, { ...pen, depth: pen.depth + 1 })}</li>;
    case 'emphasis':
      return <em>{inside()}</em>;
    case 'strong':
      return <strong>{inside()}</strong>;
    case 'inlineCode':
      return <code>{node.value}</code>;
    case 'code':
      return (
        <pre>
          <code>{node.value}</code>
        </pre>
      );
    case 'break':
      return <br />;
    case 'link':
      return drawLink(node.url, node.children, pen);
    case 'text':
      return pen.isInLink ? node.value : drawCited(node.value, pen.sources);
    default:
      return typed(node, pen);
  }
}

/** A list item with one paragraph is a line, not a paragraph of its own. */
function drawItem(nodes: readonly RootContent[], pen: Pen): ReactNode {
  const [first, ...rest] = nodes;
  if (first?.type !== 'paragraph') return drawAll(nodes, pen);
  return (
    <>
      {drawAll(first.children, pen)}
      {drawAll(rest, pen)}
    </>
  );
}

function drawLink(url: string, words: readonly RootContent[], pen: Pen): ReactNode {
  const source = sourceOfLink(url, pen.sources);
  const inside = (isInLink: boolean) => drawAll(words, { ...pen, depth: pen.depth + 1, isInLink });
  return source ? <SourceLink source={source}>{inside(true)}</SourceLink> : inside(pen.isInLink);
}

/** A citation stands at its word, without the space that models leave before it. */
function drawCited(text: string, sources: readonly ChatSource[]): ReactNode {
  return splitCitations(text, sources).map((part, index, { length }) => {
    if ('source' in part) return <Citation key={part.at} source={part.source} />;
    return <Fragment key={part.at}>{index < length - 1 ? part.text.trimEnd() : part.text}</Fragment>;
  });
}

function Citation({ source }: { readonly source: ChatSource }) {
  return (
    <sup>
      <SourceLink source={source} name={`Source ${source.n}: ${source.title}, ${whose(source)}`}>
        {source.n}
      </SourceLink>
    </sup>
  );
}

function typed(node: Nodes, { source }: Pen): string {
  return source.slice(node.position?.start.offset, node.position?.end.offset);
}
