type Examples = Record<string, { readonly summary?: string; readonly value: unknown }>;

/** What a route is shown with. */
export interface RouteExamples {
  readonly body?: Examples;
  readonly success?: Examples;
}
