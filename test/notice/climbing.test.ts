import { expect, test } from 'vitest';
import { grouped } from '../../schema/rules/grouped.ts';
import { say } from '../../server/platform/vocabulary.ts';
import { tellUnread } from '../../server/notice/telling.watch.ts';
import { escalationsOf, raised, taken } from '../escalation/board.ts';
import type { NamedPerson } from '../house.ts';
import { called, deviceOf, inbox, lettersTo, reached, ringing } from './people.ts';

const alarms = async (who: NamedPerson) => (await inbox(who)).notices.filter(({ cause }) => cause === 'escalated' || cause === 'untaken').map(({ cause, count, taker }) => [cause, count, taker?.name ?? null]);

test('nobody took it: the head by inbox, letter and device, then the next by the ladder likewise, each once; whoever looks back reads who has it', async () => {
  const { h, service } = await ringing();
  const { kase } = await called(h);
  const [head, next] = [await deviceOf(h.faisal, service), await deviceOf(h.huda, service)];
  await raised(h, h.salma, kase);
  await expect.poll(() => alarms(h.faisal)).toEqual([['escalated', 1, null]]);
  await h.clock.passes('11 s');
  await expect.poll(() => head.shown()).toHaveLength(1);
  await expect.poll(() => lettersTo(h, 'faisal')).toHaveLength(1);
  expect((await lettersTo(h, 'faisal'))[0]!.mail.subject, 'the only matter stands in the subject').toBe(`Waiting for you: \u2068${grouped(kase.number)}: ${say('notice.escalated', 'en')}\u2069`);
  expect([await alarms(h.huda), next.shown(), await lettersTo(h, 'huda')], 'the next by the ladder is not asked yet').toEqual([[], [], []]);

  const [first] = await escalationsOf(h, kase);
  await h.clock.reaches(new Date(first!.takeBy!.getTime() + 90_000));
  await expect.poll(() => alarms(h.huda)).toEqual([['escalated', 1, null]]);
  await expect.poll(() => alarms(h.faisal)).toEqual([['untaken', 1, null], ['escalated', 1, null]]);
  await h.clock.passes('11 s');
  await expect.poll(() => next.shown()).toHaveLength(1);
  await expect.poll(() => lettersTo(h, 'huda')).toHaveLength(1);

  const second = (await escalationsOf(h, kase)).at(-1)!;
  expect(second).toMatchObject({ level: 2, toId: h.huda.id, cause: 'untaken' });
  expect(await taken(h.huda, second.id, new Date(h.clock.now().getTime() + 8 * 3_600_000))).toEqual([]);
  await reached(h);
  expect(await alarms(h.faisal), 'who has it stands beside what nobody took').toEqual([['untaken', 1, 'Huda Mansour'], ['escalated', 1, 'Huda Mansour']]);
  await h.clock.passes('1 hour');
  for (let look = 0; look < 3; look++) await tellUnread(h.as());
  const texts = (await Promise.all([lettersTo(h, 'faisal'), lettersTo(h, 'huda')])).map((letters) => letters.filter(({ mail }) => /escalation reached you|Nobody took it/.test(mail.text)).length);
  expect(texts, 'one letter each; what was taken alarms nobody any more').toEqual([1, 1]);
  expect([head, next].map((device) => device.shown().map(({ body }) => body.replace(/^.*: /u, '')))).toEqual([['An escalation reached you', 'Nobody took it in time'], ['An escalation reached you']]);
});
