import { graphql } from '../graphql.ts';

export const InboxOf = graphql(`
  query InboxOf($first: Int!, $unread: Boolean!, $before: ID) {
    inbox(first: $first, unread: $unread, before: $before) {
      unread
      notices { id cause causeSaid count at readAt standsFor { name } taker { id name } case { id number title stageSaid } entry { sentence kind fact actorSaid actor { name } } }
    }
  }
`);

export const MarkRead = graphql(`
  mutation MarkRead($id: ID) {
    markRead(id: $id) { inbox { unread } userErrors { code message field } }
  }
`);

export const SentLetters = graphql(`
  query SentLetters($first: Int!) {
    lettersLeave
    sentLetters(first: $first) { id to way language subject text html at state }
  }
`);

/** The letters of a case on paper. */
export const CaseLetters = graphql(`
  query CaseLetters($number: String!) {
    caseByNumber(number: $number) { id number title epoch seq letters { id key keySaid cycle language state at dated house logo accent subject pieces { kind text href } } }
  }
`);

export const NoticeSettingsParts = graphql(`
  fragment NoticeSettingsParts on NoticeSettings @_unmask {
    id version standard quiet quietFrom quietTo digestAt workingDays zone zoneChosen discreet mailable pushKey
    rows { cause said fixed email push }
    devices { id name addedAt toldAt current }
  }
`);
export const MyNotices = graphql(`query MyNotices { noticeSettings { ...NoticeSettingsParts } }`, [NoticeSettingsParts]);
export const ChooseNotices = graphql(`mutation ChooseNotices($opId: ID!, $input: NoticesInput!, $expectedVersion: Int) { chooseNotices(opId: $opId, input: $input, expectedVersion: $expectedVersion) { noticeSettings { ...NoticeSettingsParts } userErrors { code message field } } }`, [NoticeSettingsParts]);
export const ResetNotices = graphql(`mutation ResetNotices($opId: ID!) { resetNotices(opId: $opId) { noticeSettings { ...NoticeSettingsParts } userErrors { code message field } } }`, [NoticeSettingsParts]);
export const AddDevice = graphql(`mutation AddDevice($opId: ID!, $input: DeviceInput!) { addDevice(opId: $opId, input: $input) { noticeSettings { ...NoticeSettingsParts } userErrors { code message field } } }`, [NoticeSettingsParts]);
export const EndDevice = graphql(`mutation EndDevice($opId: ID!, $id: ID!) { endDevice(opId: $opId, id: $id) { noticeSettings { ...NoticeSettingsParts } userErrors { code message field } } }`, [NoticeSettingsParts]);
export const TryDevice = graphql(`mutation TryDevice($opId: ID!, $id: ID!) { tryDevice(opId: $opId, id: $id) { noticeSettings { ...NoticeSettingsParts } userErrors { code message field } } }`, [NoticeSettingsParts]);
