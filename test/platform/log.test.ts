import { expect, test } from 'vitest';
import { createLog, type LogFields } from '../../server/platform/log.ts';

function written(level: 'info' | 'debug', tell: (log: ReturnType<typeof createLog>) => void) {
  const lines: string[] = [];
  tell(createLog(level, { write: (line: string) => void lines.push(line) }));
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

test('a line carries its sentence, its time and the fields that are allowed', () => {
  const [line] = written('info', (log) => log.info('A request was answered', { requestId: 'r1', status: 200, ms: 3 }));
  expect(line).toMatchObject({ level: 'info', msg: 'A request was answered', requestId: 'r1', status: 200, ms: 3 });
  expect(line?.time).toMatch(/^\d{4}-\d\d-\d\dT/);
});

test('what has no field is dropped, also where the types were cheated', () => {
  const smuggled = { email: 'huda@example.org', body: { words: 'secret' }, code: { deep: 'secret' }, stream: 'case:1' } as unknown as LogFields;
  const [line] = written('info', (log) => log.warn('Something', smuggled));
  expect(JSON.stringify(line)).not.toMatch(/huda|secret/);
  expect(line).toMatchObject({ stream: 'case:1' });
});

test('an error says where and what sort, but quotes nobody', () => {
  const error = Object.assign(new TypeError('invalid input "Huda Salem" from huda@example.org\nDetail: secret'), { code: '22P02', detail: 'secret' });
  const [line] = written('info', (log) => log.error('A bug', { error }));
  expect(JSON.stringify(line)).not.toMatch(/Huda|huda@|secret/);
  expect(line?.error).toMatchObject({ name: 'TypeError', code: '22P02', message: 'invalid input "…" from …@…' });
  expect((line?.error as { at: string[] }).at[0]).toContain('log.test.ts');
});

test('below its level it is silent', () => {
  expect(written('info', (log) => log.debug('detail'))).toEqual([]);
  expect(written('debug', (log) => log.debug('detail'))).toHaveLength(1);
});
