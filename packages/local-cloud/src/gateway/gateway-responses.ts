import type { OutgoingHttpHeaders } from 'node:http';
import type { Plan } from '../template/plan.ts';

/** The gateway's own answers that the local cloud can give, with API Gateway's status and words. */
const DEFAULTS = {
  MISSING_AUTHENTICATION_TOKEN: { status: 403, message: 'Missing Authentication Token' },
  INVALID_API_KEY: { status: 403, message: 'Forbidden' },
  REQUEST_TOO_LARGE: { status: 413, message: 'Request Too Long' },
  THROTTLED: { status: 429, message: 'Too Many Requests' },
  QUOTA_EXCEEDED: { status: 429, message: 'Limit Exceeded' },
  INTEGRATION_TIMEOUT: { status: 504, message: 'Endpoint request timed out' },
  INTEGRATION_FAILURE: { status: 504, message: 'Network error communicating with endpoint' },
  /** What a function's fault becomes. It has no template of its own. */
  BAD_INTEGRATION_ANSWER: { status: 502, message: 'Internal server error' },
} as const;

export type GatewayFault = keyof typeof DEFAULTS;

export interface RenderedResponse {
  readonly status: number;
  readonly headers: OutgoingHttpHeaders;
  readonly body: string;
}

/** Renders a fault with the template's GatewayResponse of its type, or of DEFAULT_4XX and DEFAULT_5XX, as API Gateway does. */
export function gatewayResponses(plan: Plan): (fault: GatewayFault, requestId: string) => RenderedResponse {
  const templates = new Map(
    plan.of('AWS::ApiGateway::GatewayResponse').map(({ properties }) => [properties.ResponseType, properties]),
  );
  return (fault, requestId) => {
    const { status, message } = DEFAULTS[fault];
    const template = templates.get(fault) ?? templates.get(status < 500 ? 'DEFAULT_4XX' : 'DEFAULT_5XX');
    const context: Readonly<Record<string, string>> = {
      requestId,
      extendedRequestId: requestId,
      'error.message': message,
      'error.messageString': JSON.stringify(message),
      'error.responseType': fault,
    };
    const [mediaType, body] = Object.entries(template?.ResponseTemplates ?? {})[0] ?? ['application/json', DEFAULT_BODY];
    const headers: OutgoingHttpHeaders = { 'content-type': mediaType, 'x-amzn-errortype': fault };
    for (const [name, value] of Object.entries(template?.ResponseParameters ?? {})) {
      const header = /^gatewayresponse\.header\.(.+)$/.exec(name)?.[1];
      if (header) headers[header.toLowerCase()] = parameterValue(value, context);
    }
    return { status: Number(template?.StatusCode ?? status), headers, body: render(body, context) };
  };
}

const DEFAULT_BODY = '{"message":$context.error.messageString}';

function render(template: string, context: Readonly<Record<string, string>>): string {
  return template.replace(/\$context\.([a-zA-Z]+(?:\.[a-zA-Z]+)*)/g, (_whole, name: string) => context[name] ?? '');
}

/** `'text'` stands for itself, `context.requestId` for a value. */
function parameterValue(value: string, context: Readonly<Record<string, string>>): string {
  const literal = /^'(.*)'$/s.exec(value)?.[1];
  return literal ?? context[value.replace(/^context\./, '')] ?? '';
}
