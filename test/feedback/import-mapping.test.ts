import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { mapJson, openingOf, readMapping } from '../../server/feedback/channels/import/mapping.ts';
import { proposeMapping, sampleRows, type Proposal } from '../../server/feedback/channels/import/proposal.ts';
import { proposalTable } from '../../server/feedback/channels/import/proposal.view.ts';
import { Unreadable } from '../../server/feedback/channels/import/said.ts';
import { nameColumns, openSheet } from '../../server/feedback/channels/import/sheet.ts';
import { fileSource, memorySource } from '../../server/feedback/channels/import/source.ts';
import { exportsOf } from './import-fixtures.ts';

const sample = fileURLToPath(new URL('../../server/demo/cfpb-complaints-sample.csv', import.meta.url));
const context = { zone: 'Asia/Riyadh', now: new Date('2026-11-22T09:00:00Z') };

const propose = async (content: string): Promise<Proposal> => {
  const sheet = await openSheet(memorySource(content));
  return proposeMapping(sheet.columns, await sampleRows(sheet), context);
};

/** `column → target` for everything that is neither an own field nor left out. */
const known = ({ columns }: Proposal): Record<string, string> =>
  Object.fromEntries(columns.filter(({ to }) => to !== 'own' && to !== 'ignore').map(({ column, to, order }) => [column, order && order !== 'iso' ? `${to} ${order}` : to]));

describe('the proposed map', () => {
  it('is right on the 18 columns of the public sample', async () => {
    const sheet = await openSheet(await fileSource(sample));
    const proposal = proposeMapping(sheet.columns, await sampleRows(sheet), context);
    expect(known(proposal)).toEqual({
      'Date received': 'receivedAt',
      Product: 'product',
      'Sub-product': 'subProduct',
      Issue: 'issue',
      'Sub-issue': 'subIssue',
      'Consumer complaint narrative': 'words',
      State: 'state',
      'ZIP code': 'postcode',
      Tags: 'tags',
      'Submitted via': 'channel',
      'Company response to consumer': 'status',
      'Timely response?': 'timely',
      'Consumer disputed?': 'disputed',
      'Complaint ID': 'sourceId',
    });
    expect(proposal.columns.filter(({ to }) => to === 'own').map(({ as, type }) => `${as}: ${type}`)).toEqual([
      'Company public response: text', 'Company: text', 'Consumer consent provided?: list', 'Date sent to company: date',
    ]);
    expect([proposal.remarks, proposal.missing]).toEqual([[], []]);
  });

  it('is sensible on a help desk', async () => {
    expect(known(await propose(exportsOf.zendesk))).toEqual({
      Id: 'sourceId', Requester: 'name', 'Requester email': 'email', Subject: 'title', Tags: 'tags', Status: 'status', Priority: 'severity', Via: 'channel',
      'Ticket type': 'issue', 'Created at': 'receivedAt', 'Solved at': 'closedAt', Group: 'department', 'Satisfaction Score': 'satisfied',
    });
  });

  it('is sensible on a city', async () => {
    expect(known(await propose(exportsOf.nyc311))).toMatchObject({
      'Unique Key': 'sourceId', 'Created Date': 'receivedAt month-first', 'Closed Date': 'closedAt month-first', 'Agency Name': 'department',
      'Complaint Type': 'issue', Descriptor: 'subIssue', 'Incident Zip': 'postcode', City: 'city', Status: 'status',
      'Resolution Description': 'response', 'Open Data Channel Type': 'channel',
    });
  });

  it('is sensible on an airline', async () => {
    expect(known(await propose(exportsOf.airline))).toEqual({
      'Complaint No': 'sourceId', 'Date of Travel': 'happenedAt day-first', 'Complaint Date': 'receivedAt day-first', 'Passenger Name': 'name', 'Passenger Email': 'email',
      'Contact Number': 'phone', 'Complaint Category': 'issue', 'Sub Category': 'subIssue', 'Complaint Details': 'words', 'Compensation Requested': 'remedySought',
      'Airline Response': 'response', 'Date of Response': 'respondedAt day-first', Status: 'status', Station: 'branch',
    });
  });

  it('is right in Arabic', async () => {
    const proposal = await propose(exportsOf.arabic);
    expect(known(proposal)).toEqual({
      'رقم الشكوى': 'sourceId', 'تاريخ الاستلام': 'receivedAt day-first', 'تاريخ الواقعة': 'happenedAt day-first', 'نص الشكوى': 'words', 'نوع الشكوى': 'issue',
      'التصنيف الفرعي': 'subIssue', المنتج: 'product', 'قناة الاستقبال': 'channel', الفرع: 'branch', 'الإدارة المعنية': 'department', 'اسم العميل': 'name',
      'رقم الجوال': 'phone', 'البريد الإلكتروني': 'email', المدينة: 'city', المنطقة: 'state', 'درجة الخطورة': 'severity', الحالة: 'status', 'تاريخ الإغلاق': 'closedAt day-first',
      الرد: 'response', 'رضا العميل': 'satisfied',
    });
    expect(proposal.columns.find(({ column }) => column === 'م')?.to).toBe('ignore');
    expect(proposal.columns.find(({ column }) => column === 'رقم الهوية')).toMatchObject({ to: 'own', personal: true });
  });

  it('leaves out the row numbers that pandas writes, named or not, and says what stands in for ids', async () => {
    for (const head of ['', 'Unnamed: 0', 'index']) {
      const proposal = await propose(exportsOf.pandas.replace(/^/, head));
      expect(proposal.columns[0]!.to).toBe('ignore');
      expect(known(proposal)).toEqual({ date: 'receivedAt', text: 'words', rating: 'satisfied', category: 'issue' });
      expect(proposal.remarks.map(({ code }) => code)).toEqual(['map.no-numbers']);
    }
  });

  it('joins a time of its own column, and tells status from response by values', async () => {
    expect(known(await propose(exportsOf.comcast))).toMatchObject({ 'Ticket #': 'sourceId', 'Customer Complaint': 'words', Date: 'receivedAt day-first', Time: 'receivedTime', 'Received Via': 'channel' });
    expect(known(await propose(exportsOf.fcc))).toMatchObject({ 'Ticket Created': 'receivedAt month-first', 'Date of Issue': 'happenedAt month-first', 'Time of Issue': 'happenedTime', Issue: 'issue' });
    expect(known(await propose(exportsOf.snake))).toMatchObject({ company_response: 'status', complaint_what_happened: 'words', date_received: 'receivedAt month-first' });
    expect(known(await propose(exportsOf.texasins))).toMatchObject({ 'Complaint number': 'sourceId', 'Reason complaint filed': 'issue', 'How resolved': 'status' });
    expect(known(await propose(exportsOf.tweets))).toMatchObject({ tweet_id: 'sourceId', text: 'words', tweet_created: 'receivedAt', negativereason: 'issue' });
  });

  it('states what is ambiguous and what is missing', async () => {
    const ambiguous = await propose('id,date received,complaint\n1,01/02/2026,the lift is out of order again\n2,03/04/2026,the lift is out of order still\n');
    expect(ambiguous.columns[1]).toMatchObject({ to: 'receivedAt', order: 'day-first' });
    expect(ambiguous.remarks[0]).toMatchObject({ code: 'date.ambiguous', en: expect.stringContaining('01/02/2026'), ar: expect.stringContaining('day-first') });
    const nothing = await propose('a,b\nx,y\nz,w\n');
    expect(nothing.missing.map(({ code }) => code)).toEqual(['map.no-received', 'map.no-content']);
  });

  it('lets evidence late in a long sorted file decide', async () => {
    const days = Array.from({ length: 6000 }, (_, at) => `${at + 7},${String(1 + Math.floor(at / 1000)).padStart(2, '0')}/${String(1 + Math.floor((at % 1000) / 40)).padStart(2, '0')}/2026,something is wrong here`);
    const proposal = await propose(`id,received,text\n${days.join('\n')}\n`);
    expect(proposal.columns[1]).toMatchObject({ to: 'receivedAt', order: 'month-first' });
    expect(proposal.remarks).toEqual([]);
  });

  it('prints as a table in both languages, and as a map that reads back as the same', async () => {
    const sheet = await openSheet(memorySource(exportsOf.arabic));
    const proposal = proposeMapping(sheet.columns, await sampleRows(sheet), context);
    expect(proposalTable(proposal, 'en')).toMatch(/^column +becomes +sure +example/);
    expect(proposalTable(proposal, 'ar')).toContain('تاريخ الاستلام (day-first)');
    expect(readMapping(mapJson(proposal.mapping), sheet.columns, 'UTC')).toEqual(proposal.mapping);
  });
});

describe('a given map', () => {
  const columns = nameColumns(['Ref', 'When', '', 'Text']);
  const codes = (map: unknown): string[] => {
    try {
      readMapping(typeof map === 'string' ? map : JSON.stringify(map), columns, 'Asia/Riyadh');
      return [];
    } catch (fault) {
      if (!(fault instanceof Unreadable)) throw fault;
      for (const one of fault.said) expect(one.ar).toMatch(/\p{Script=Arabic}.*\.$/su);
      return fault.said.map(({ code }) => code);
    }
  };

  it('may be short: targets by name or position, the rest is left out', () => {
    const map = readMapping('{"columns": {"ref": "sourceId", "#2": {"to": "receivedAt", "order": "month-first"}, "Text": "words"}}', columns, 'Asia/Riyadh');
    expect(map).toMatchObject({ zone: 'Asia/Riyadh', source: expect.stringMatching(/^columns-[0-9a-f]{12}$/) });
    expect(map.columns.map(({ to, order }) => [to, order])).toEqual([['sourceId', undefined], ['receivedAt', 'month-first'], ['ignore', undefined], ['words', undefined]]);
  });

  it.each([
    ['not json', ['map.not-json']],
    [[], ['map.not-a-map']],
    [{}, ['map.no-columns', 'map.no-received', 'map.no-content']],
    [{ columns: { When: 'receivedAt', Text: 'words', Tekst: 'title' } }, ['map.unknown-column']],
    [{ columns: { When: 'receivedAt', Text: 'word' } }, ['map.unknown-value', 'map.no-content']],
    [{ columns: { When: 'receivedAt', Text: 'words', Ref: 'words' } }, ['map.target-twice']],
    [{ columns: { When: { to: 'receivedAt', order: 'mdy' }, Text: 'words' } }, ['map.unknown-value']],
    [{ zone: 'Riyadh', source: '../x', colour: 1, columns: { When: 'receivedAt', Text: 'words' } }, ['map.zone', 'map.source', 'map.unknown-key']],
    [{ columns: { When: 'receivedAt', Text: 'words', Ref: { to: 'own', as: 'N' }, 'column 3': { to: 'own', as: 'n' } } }, ['map.own-twice']],
    [{ columns: { When: 'receivedAt', Text: 'words', Ref: 7 } }, ['map.not-a-plan']],
    [{ columns: { When: 'receivedAt', Text: 'words', '__proto__': 'x', constructor: 'own' } }, ['map.unknown-column']],
  ])('%j is answered with every fault at once', (map, expected) => {
    expect(codes(map)).toEqual(expected);
  });

  it('says how the file is to be opened', () => {
    expect(openingOf('{"encoding": "windows-1256", "delimiter": ";"}')).toEqual({ encoding: 'windows-1256', delimiter: ';' });
    expect(openingOf('nonsense')).toEqual({});
  });
});
