import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { MyWork } from '../../schema/documents/case.ts';
import { cast, type Name } from '../cast.ts';
import { choose, dialogOf, fill, listening, stepBehind, stepIn, submit } from './hands.ts';
import { goto, reload, stage } from './stage.ts';
import { wordsOf, type Language } from './words.ts';

/** What people type; the rest are the product's own words. */
const typed = {
  en: {
    words: 'My insulin arrived warm. The box stood in the sun for hours.', sought: 'A replacement today.', name: 'Noura Al-Otaibi', why: 'The logger shows 11 °C at handover.', evidence: 'Curve of the logger', sentence: '11 °C at 14:20, 8 °C at 13:05.',
    cause: 'Packs are frozen for six hours, and need twenty-four', action: 'Freeze the packs for 24 hours', criterion: 'No box above 8 °C at handover', measure: 'warm boxes per 1,000 deliveries', done: 'Two freezers and a rota.', similar: 'Dammam: the same, put right.',
    letter: 'You were right: the packs were not frozen long enough.', remedy: 'The same medicine, delivered today.', comment: 'Quick and honest.', seen: 'Seen on site.',
  },
  ar: {
    words: 'وصل الأنسولين دافئًا، وبقي الصندوق في الشمس ساعات.', sought: 'بديل اليوم.', name: 'نورة العتيبي', why: 'يُظهر المسجّل 11 درجة عند التسليم.', evidence: 'منحنى المسجّل', sentence: '11 درجة عند 14:20، و8 درجات عند 13:05.',
    cause: 'تُجمَّد العبوات ست ساعات وتحتاج إلى أربع وعشرين', action: 'تجميد العبوات مدة 24 ساعة', criterion: 'لا صندوق فوق 8 درجات عند التسليم', measure: 'الصناديق الدافئة لكل 1000 توصيلة', done: 'مجمّدان وجدول مناوبة.', similar: 'الدمام: الأمر نفسه، وتم تصحيحه.',
    letter: 'الحق معكم: لم تُجمَّد العبوات مدة كافية.', remedy: 'الدواء نفسه، ويُسلَّم اليوم.', comment: 'سرعة وصدق.', seen: 'تمت المشاهدة في الموقع.',
  },
} as const;

const day = 24 * 3_600_000;

const walk = async (language: Language): Promise<void> => {
  const { h, origin, enter, visit } = await stage();
  const say = wordsOf(language);
  const other = wordsOf(language === 'en' ? 'ar' : 'en');
  const text = typed[language];
  const behind = (page: Page, label: string): Promise<void> => stepBehind(page, label, say('case_more'));
  const nameOf = (name: Name): string => cast[name][language];
  const [visitor, nadia, faisal, salma, omar] = await Promise.all([visit({ language }), enter('nadia', { language }), enter('faisal', { language }), enter('salma', { language }), enter('omar', { language: other.language })]);
  await salma.clock.install();

  // 1 · Somebody complains.
  await goto(visitor, `${origin}/welcome`);
  await visitor.getByRole('link', { name: say('welcome_submit') }).click();
  await visitor.waitForURL(/\/submit\/kind/);
  const answers: Readonly<Record<string, Readonly<Record<string, string>>>> = { kind: { kind: 'complaint' }, what: { words: text.words }, settle: { sought: text.sought }, who: { who: 'named' }, name: { name: text.name }, reach: { phone: '0551234567', reach: 'phone' } };
  for (let asked = stepOf(visitor); asked !== 'check'; asked = stepOf(visitor)) {
    await fill(visitor.locator('main form').first(), answers[asked] ?? {});
    await visitor.getByRole('button', { name: say('feedback_go_on'), exact: true }).click();
    await visitor.waitForURL((url) => !url.pathname.endsWith(`/${asked}`));
  }
  await visitor.getByText(text.words).waitFor();
  await visitor.getByRole('button', { name: say('feedback_check_send'), exact: true }).click();
  await visitor.getByRole('heading', { name: say('feedback_done_title') }).waitFor();
  await visitor.getByRole('link', { name: say('feedback_done_open') }).click();
  await visitor.getByRole('heading', { level: 1, name: say('track_title_complaint') }).waitFor();
  const number = new URL(visitor.url()).pathname.split('/').at(-1)!;
  /** What the complainant's page shows by itself; it is never loaded anew. */
  const told = (words: string): Promise<void> => visitor.getByText(words).first().waitFor();
  const walked = (steps: number) => expect.poll(() => visitor.locator('main ol.upright li.done').count()).toBe(steps);

  // 2 · Intake finds it, says where it belongs, and acknowledges.
  await goto(nadia, `${origin}/cases`);
  await nadia.getByRole('link', { name: text.words.split('.')[0]!.slice(0, 20) }).first().click();
  await inRoom(nadia);
  await behind(nadia, say('case_classify'));
  await fill(dialogOf(nadia), { categoryId: `@${language === 'en' ? 'Product quality' : 'جودة المنتج'}` });
  await submit(nadia, say('case_save'));
  await nadia.getByRole('complementary').getByText(language === 'en' ? 'Product quality' : 'جودة المنتج', { exact: true }).waitFor();
  await stepIn(nadia, say('case_route'));
  await fill(dialogOf(nadia), { departmentId: '@'.concat(language === 'en' ? 'Logistics' : 'الخدمات اللوجستية') });
  await submit(nadia, say('case_route_go'));
    await walked(2);

  // 3 · The head assesses, and gives it to somebody.
  await goto(faisal, `${origin}/work`);
  await faisal.locator(`a[href="/cases/${number}"]`).first().click();
  await inRoom(faisal);
  await stepIn(faisal, say('case_assess'));
  await fill(dialogOf(faisal), {
    severity: '4', severityWhy: text.why, likelihood: '4', likelihoodWhy: text.why, safety: 'no', safetyWhy: text.why, complexity: '3', complexityWhy: text.why, impact: '4', impactWhy: text.why, immediate: 'possible', immediateWhy: text.why,
  });
  await submit(faisal, say('case_assess_go'));
  await stepIn(faisal, say('case_appoint'));
  await fill(dialogOf(faisal), { personId: `@${nameOf('salma')}` });
  await submit(faisal, say('case_appoint_go'));
  await behind(faisal, say('case_join'));
  await fill(dialogOf(faisal), { personId: `@${nameOf('omar')}` });
  await submit(faisal, say('case_join_go'));

  // 4 · The lead and a colleague work in one room, in two languages.
  await Promise.all([goto(salma, `${origin}/work`), goto(omar, `${origin}/cases/${number}`)]);
  await salma.locator(`a[href="/cases/${number}"]`).first().click();
  await Promise.all([inRoom(salma), inRoom(omar)]);
  await part(salma, say('investigation_evidence'));
  await salma.getByRole('button', { name: say('investigation_add_sentence') }).click();
  await fill(dialogOf(salma), { title: text.evidence, text: text.sentence });
  await submit(salma, say('investigation_take_in'));
  await salma.getByText(text.evidence).first().waitFor();
  await part(omar, other('investigation_evidence'));
  await omar.getByText(text.evidence).first().waitFor();

  // 5 · Why it happened: a cause, what it rests on, how sure they are; then it is recorded.
  await Promise.all([part(salma, say('investigation_causes')), part(omar, other('investigation_causes'))]);
  await salma.getByRole('button', { name: say('investigation_add_cause') }).first().click();
  await salma.getByPlaceholder(say('investigation_cause_placeholder')).fill(text.cause);
  await salma.keyboard.press('Enter');
  await omar.getByRole('treeitem').filter({ hasText: text.cause }).waitFor();
  await salma.keyboard.press('Escape');
  const cause = salma.getByRole('treeitem').filter({ hasText: text.cause });
  const ofCause = cause.getByRole('button', { name: say('investigation_steps_of', { text: text.cause }) });
  await choose(salma, ofCause, say('investigation_back'));
  await dialogOf(salma).getByText(text.evidence).click();
  await submit(salma, say('investigation_save'));
  await choose(salma, ofCause, say('investigation_confirm'));
  await fill(dialogOf(salma), { reason: text.why });
  await submit(salma, say('investigation_confirm'));
  await stepIn(salma, say('investigation_record'));
  await fill(dialogOf(salma), { reason: text.why });
  await submit(salma, say('investigation_record'));
  await omar.getByRole('treeitem').filter({ hasText: other('investigation_root') }).waitFor();

  // 6 · What is done about it, and how it will be known that it worked.
  await part(salma, say('action_actions'));
  await salma.getByRole('button', { name: say('action_add') }).first().click();
  await fill(dialogOf(salma), { kind: 'corrective', title: text.action, causeId: `@${text.cause}`, ownerId: `@${nameOf('salma')}`, dueAt: new Date(h.clock.now().getTime() + 20 * day).toISOString().slice(0, 10) });
  await submit(salma, say('action_add'));
  await salma.getByRole('button', { name: say('action_plan') }).first().click();
  await fill(dialogOf(salma), { criterion: text.criterion, measure: text.measure, baseline: '4.2', threshold: '1', startAfterDays: '7', windowDays: '30', verifierId: `@${nameOf('omar')}` });
  await submit(salma, say('action_plan'));

  // 7 · The response, looked over by a second person because the risk is high; then told, and seen outside at once.
  await stepIn(salma, say('case_fill_in', { what: language === 'en' ? 'Lot number' : 'رقم التشغيلة' }));
  await fill(dialogOf(salma), { 'own.lot': 'A7-114' });
  await submit(salma, say('case_save'));
  await stepIn(salma, say('case_respond'));
  await fill(dialogOf(salma), { outcome: 'upheld', body: text.letter, language });
  await submit(salma, say('case_respond_go'));
  await stepIn(salma, say('case_ask_approval'));
  await goto(faisal, `${origin}/work`);
  await faisal.getByRole('heading', { name: say('case_work_approvals') }).waitFor();
  await faisal.locator(`a[href="/cases/${number}"]`).first().click();
  await inRoom(faisal);
  await stepIn(faisal, say('case_approve'));
  // Nobody approves what has not been before their eyes.
  await faisal.locator('section.middle').getByText(text.letter).waitFor();
  await faisal.locator('section.middle').getByRole('button', { name: say('case_approve'), exact: true }).click();
  await stepIn(salma, say('case_tell'));
  // Ten seconds in which it can be recalled.
  await salma.getByText(say('case_telling')).waitFor();
  await salma.clock.fastForward(11_000);
  await told(text.letter);

  // 8 · What was promised is done; with that they are asked, and answer from outside.
  await behind(salma, say('case_remedy'));
  await fill(dialogOf(salma), { kind: 'replacement', about: text.remedy });
  await submit(salma, say('case_remedy_go'));
  await part(salma, say('case_answer'));
  await salma.getByRole('button', { name: say('case_remedy_deliver'), exact: true }).click();
  await told(say('track_settled_ask'));
  await visitor.getByRole('link', { name: say('track_settled_go') }).click();
  await visitor.getByRole('heading', { level: 1, name: say('settle_title') }).waitFor();
  await fill(visitor.locator('main form').first(), { settled: 'yes', outcome: '5', handling: '5', comment: text.comment });
  await visitor.getByRole('button', { name: say('settle_send'), exact: true }).click();
  await visitor.getByRole('heading', { name: say('settle_thanks') }).waitFor();
  await visitor.getByRole('link', { name: say('settle_to_case') }).click();

  // 9 · Closed with their word.
  await part(salma, say('case_story'));
  await salma.getByText(text.comment).first().waitFor();
  await stepIn(salma, say('case_close'));
  await fill(dialogOf(salma), { closing: 'accepted' });
  await submit(salma, say('case_close_go'));
  await walked(6);

  // 10 · The work goes on: done by the owner's colleague, seen and judged by somebody else, when the plan says so.
  await goto(salma, `${origin}/actions?view=mine`);
  await salma.getByRole('link', { name: text.action }).first().click();
  await salma.getByRole('heading', { level: 1, name: text.action }).waitFor();
  await salma.getByRole('button', { name: say('action_start'), exact: true }).click();
  await salma.getByRole('button', { name: say('action_implement'), exact: true }).click();
  await fill(dialogOf(salma), { done: text.done, similarPlaces: text.similar, implementerId: `@${nameOf('lina')}` });
  await submit(salma, say('action_implement_go'));
  await goto(omar, `${origin}/work`);
  await omar.getByRole('link', { name: text.action }).first().click();
  await omar.getByRole('button', { name: other('action_check'), exact: true }).click();
  await fill(dialogOf(omar), { note: text.seen });
  await submit(omar, other('action_check_go'));
  await h.clock.passes('40 days');
  await Promise.all([h.omar.done(MyWork), h.salma.done(MyWork)]);
  await reload(omar);
  await omar.getByRole('button', { name: other('action_judge'), exact: true }).click();
  await fill(dialogOf(omar), { figure: '0.4', exposure: '4200', effective: 'yes', reason: text.seen });
  await submit(omar, other('action_judge_go'));
  await omar.locator('main').getByText(other.said('actionStage', 'effective')).first().waitFor();
  await salma.locator('main').getByText(say.said('actionStage', 'effective')).first().waitFor();
  await expect.poll(() => omar.locator('html').getAttribute('lang')).toBe(other.language);
};

/** Which question of the public form is asked. */
const stepOf = (page: Page): string => new URL(page.url()).pathname.split('/').at(-1)!;

/** The room is there, and listens. */
const inRoom = async (page: Page): Promise<void> => {
  await page.locator('header.head h1').waitFor();
  await listening(page);
};

/** One of the parts of the room's middle. */
const part = (page: Page, label: string): Promise<void> => page.locator('.middle .wide').getByRole('link', { name: label }).first().click();

test('the main job in English, from the public form to proven effect, with the complainant and a colleague watching live', { timeout: 180_000 }, () => walk('en'));
test('the main job in Arabic, step for step the same', { timeout: 180_000 }, () => walk('ar'));
