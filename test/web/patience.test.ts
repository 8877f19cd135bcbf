import './runes.ts';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { RetitleCase } from '../../schema/documents/case.ts';
import { perform } from '../../web/src/lib/platform/outcome.ts';

/** As a browser has it: by its hash. */
const document = 'of-retitle-case' as never as typeof RetitleCase;

test('decisions do not wait on a line that was cut without a word: within fifteen seconds, as the screen says that it hears nothing, whoever decides is told so, and may try again under the same name', async () => {
  onTestFinished(() => void vi.unstubAllGlobals());
  onTestFinished(() => void vi.restoreAllMocks());
  const sent: string[] = [];
  const waits: { readonly ms: number; readonly over: AbortController }[] = [];
  vi.spyOn(AbortSignal, 'timeout').mockImplementation((ms) => {
    const over = new AbortController();
    waits.push({ ms, over });
    return over.signal;
  });
  vi.stubGlobal('fetch', (_: string, { signal, body }: { signal: AbortSignal; body: string }) =>
    new Promise((_resolve, reject) => {
      sent.push((JSON.parse(body) as { variables: { opId: string } }).variables.opId);
      signal.addEventListener('abort', () => reject(signal.reason as Error));
    }));
  for (let turn = 0; turn < 2; turn++) {
    const outcome = perform(document, { id: 'case', title: 'Warm' }, 'one-intent');
    await expect.poll(() => waits).toHaveLength(turn + 1);
    expect(waits[turn]!.ms).toBeLessThanOrEqual(15_000);
    waits[turn]!.over.abort();
    expect(await outcome).toMatchObject({ done: false, refused: [], trouble: { kind: 'network' } });
  }
  expect(sent).toEqual(['one-intent', 'one-intent']);
});
