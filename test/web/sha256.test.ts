import { createHash, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { Sha256 } from '../../web/src/lib/platform/sha256.ts';

test('the digest of a file is the same whoever computes it, and in whatever pieces', () => {
  for (const size of [0, 1, 55, 56, 63, 64, 65, 127, 128, 1_000, 70_001]) {
    const bytes = randomBytes(size);
    const own = new Sha256();
    for (let at = 0, step = 1; at < size; at += step, step = (step * 7) % 997 || 1) own.update(bytes.subarray(at, at + step));
    expect(own.digest(), `${size} bytes: ${bytes.toString('hex').slice(0, 64)}`).toBe(createHash('sha256').update(bytes).digest('hex'));
  }
});
