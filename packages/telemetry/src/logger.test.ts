import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createLogger, type LogFields } from './index.ts';

const SECRET = 'sk-or-v1-secret-of-the-test';
const PROMPT = 'Write about the otters of my street';

let lines: string[] = [];

beforeEach(() => {
  lines = [];
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      lines.push(...String(text).trimEnd().split('\n'));
      return true;
    });
  }
});
afterEach(() => {
  vi.restoreAllMocks();
});

const written = () => lines.map((line) => JSON.parse(line));

describe('a log line', () => {
  it('is one line of JSON with its constant message and its fields', () => {
    createLogger('api-runs').info('request answered', { status: 202, route: 'POST /api/factoids/generate', count: 0 });
    expect(written()).toMatchObject([
      {
        level: 'INFO',
        service: 'api-runs',
        message: 'request answered',
        status: 202,
        route: 'POST /api/factoids/generate',
        count: 0,
      },
    ]);
  });

  it('never holds a field that is not allowed, whoever passes it in', () => {
    const careless = {
      run_id: 'run_1',
      prompt: PROMPT,
      cookie: SECRET,
      'x-api-key': SECRET,
      body: { topic: PROMPT },
      ip: '203.0.113.7',
      message: PROMPT,
    } as LogFields;
    const log = createLogger('api-runs');
    log.info('request answered', careless);
    log.warn('request answered', careless);
    log.error('request answered', careless);
    log.with(careless).info('request answered');
    expect(lines).toHaveLength(4);
    for (const line of written()) expect(line).toMatchObject({ message: 'request answered', run_id: 'run_1' });
    for (const line of lines) expect(line).not.toMatch(/sk-or|otters|203\.0|cookie|prompt|x-api-key/);
  });

  it('carries what its logger was made with, and the later value where both say it', () => {
    const log = createLogger('run-worker').with({ request_id: 'req-1', code: 'first' });
    log.info('run executed', { run_id: 'run_1', code: 'second' });
    log.info('run executed');
    expect(written()).toMatchObject([{ request_id: 'req-1', run_id: 'run_1', code: 'second' }, { request_id: 'req-1' }]);
    expect(written()[1]).not.toHaveProperty('run_id');
  });

  it('leaves out what is undefined', () => {
    createLogger('api-read').info('request answered', { principal: undefined, status: 200 });
    expect(written()[0]).not.toHaveProperty('principal');
  });
});

describe('an error in the log', () => {
  const failing = (error: unknown) => {
    createLogger('run-worker').error('message failed', {}, error);
    return { line: lines.at(-1) ?? '', error: written().at(-1).error };
  };

  it('is its name and where it was thrown, without its message', () => {
    const { line, error } = failing(new TypeError(`bad input: ${PROMPT} ${SECRET}`));
    expect(error.name).toBe('TypeError');
    expect(error.frames[0]).toMatch(/^at .*logger\.test\.ts:\d+:\d+\)?$/);
    expect(line).not.toMatch(/sk-or|otters/);
  });

  it.each([
    ['several lines', `first\n    at home: ${SECRET}\n    at ${PROMPT}\nlast`],
    ['a stack of its own', `first\n    at ${SECRET} (/app/otters.ts:1:1)\n    at otters (file:///x.ts:1:2)`],
  ])('does not give its message away when that has %s', (_what, message) => {
    const { line, error } = failing(new Error(message));
    expect(line).not.toMatch(/sk-or|otters/);
    expect(error.frames.length).toBeGreaterThan(0);
  });

  it('does not give it away when the message was changed after it was thrown', () => {
    const error = new Error(`first\n    at home: ${SECRET}`);
    expect(error.stack).toContain('first');
    error.message = 'changed';
    expect(failing(error).line).not.toContain('sk-or');
  });

  it('tells its causes the same way, and stops where they go in a circle', () => {
    const cause = new Error(`answer: ${PROMPT}`);
    const { line, error } = failing(new RangeError('outer', { cause }));
    expect(error).toMatchObject({ name: 'RangeError', cause: { name: 'Error' } });
    expect(line).not.toContain('otters');
    const circle = new Error('a');
    circle.cause = circle;
    expect(failing(circle).error.name).toBe('Error');
  });

  it('keeps the message of the platform: AWS and the network say what is broken', () => {
    const aws = Object.assign(new Error('User is not authorized to perform: dynamodb:GetItem'), {
      name: 'AccessDeniedException',
      $metadata: { httpStatusCode: 400 },
    });
    const socket = Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:1'), { syscall: 'connect' });
    expect(failing(aws).error).toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringContaining('dynamodb:GetItem'),
    });
    expect(failing(new Error('outer', { cause: socket })).error).toMatchObject({
      cause: { message: expect.stringContaining('ECONN') },
    });
  });

  it('says nothing but the type of what is thrown without being an error', () => {
    const { line, error } = failing(`${PROMPT} ${SECRET}`);
    expect(error).toEqual({ name: 'string', frames: [] });
    expect(line).not.toMatch(/sk-or|otters/);
  });
});
