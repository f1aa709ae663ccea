import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { enter } from '../../../cli/view/gate.ts';

const GATE = { token: 'secret', port: 8080 };

const request = (url: string, headers: object = {}, method = 'GET'): IncomingMessage =>
  ({ url, method, headers: { host: '127.0.0.1:8080', ...headers } }) as IncomingMessage;

test.each([
  ['/secret/', ''],
  ['/secret', ''],
  ['/secret/models/fsm?x=1', 'models/fsm'],
  ['/secret/scenarios/my%20run.json', 'scenarios/my run.json'],
])('who knows the token comes to %s', (url, path) => {
  expect(enter(request(url), GATE)).toEqual({ path, host: '127.0.0.1:8080' });
});

test.each([
  ['/', {}, 'GET', 403],
  ['/secre/', {}, 'GET', 403],
  ['/secrets/', {}, 'GET', 403],
  ['//secret/', {}, 'GET', 403],
  ['/secret/', { host: undefined }, 'GET', 403],
  ['/secret/', { host: '127.0.0.1' }, 'GET', 403],
  ['/secret/', { host: '127.0.0.1:8081' }, 'GET', 403],
  ['/secret/', { host: 'rebound.example:8080' }, 'GET', 403],
  ['/secret/', { origin: 'http://127.0.0.1:8081' }, 'GET', 403],
  ['/secret/', { origin: 'https://127.0.0.1:8080' }, 'GET', 403],
  ['/secret/', { origin: 'null' }, 'GET', 403],
  ['/secret/', {}, 'POST', 405],
  ['/secret/%', {}, 'GET', 400],
])('%s with %j by %s is refused', (url, headers, method, status) => {
  expect(enter(request(url, headers, method), GATE)).toMatchObject({ status });
});
