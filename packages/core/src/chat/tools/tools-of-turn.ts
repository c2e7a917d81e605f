import type { NanoUsd } from '@factoids/contracts';
import * as z from 'zod';
import type { FactoidStore } from '../../factoids/index.ts';
import type { TurnPurpose } from '../../runs/index.ts';
import type { ChatTool, ToolOffer } from '../chat-tool.ts';
import type { RelatedDeps } from '../turn/retrieval.ts';
import type { SourceBook } from '../turn/source-book.ts';
import type { WebSearch } from '../web-search.ts';
import { getFactoidTool } from './get-factoid.ts';
import { type FoundVerdict, recordVerdict } from './record-verdict.ts';
import { searchFactoids } from './search-factoids.ts';
import { searchWeb } from './search-web.ts';

interface ToolPorts {
  readonly deps: RelatedDeps & { readonly factoids: Pick<FactoidStore, 'find' | 'findMany'>; readonly web: WebSearch | null };
  readonly sources: SourceBook;
  readonly onVerdict: (verdict: FoundVerdict) => void;
}

/** What a model may ask for. The web only where it can be reached and the policy has a price for it. */
export function toolsOfTurn(ports: ToolPorts, purpose: TurnPurpose, webPrice: NanoUsd | null): readonly ChatTool[] {
  const { deps, sources, onVerdict } = ports;
  const web = deps.web !== null && webPrice !== null ? [searchWeb(deps.web, webPrice)] : [];
  if (purpose === 'talk') return [searchFactoids(deps), getFactoidTool({ ...deps, sources }), ...web];
  return [...(web.length > 0 ? web : [searchFactoids(deps)]), recordVerdict({ sources, onVerdict })];
}

export function offerOf({ name, description, arguments: schema }: ChatTool): ToolOffer {
  const { $schema: _, ...parameters } = z.toJSONSchema(schema);
  return { name, description, parameters };
}
