import { graphql } from '../graphql.ts';
import { CaseCardParts } from './case.ts';

export const BoardItemParts = graphql(`
  fragment BoardItemParts on BoardItem @_unmask {
    id caseId number title kind stage version level band clock
    department { id name } branch { id name } owner { id name }
    confidential paused dueAt watchAt lateAt judgeableAt
    counted { calendarId unit phase since promiseAt targetAt pausedFor }
    standing { id cause at takeBy nextUpdateAt version to { id name } takenBy { id name } }
    can
  }
`);

/** A page of a board, and the place in the journal from which its feed goes on. */
export const Board = graphql(
  `
  query Board($subject: String!, $filter: BoardFilter, $first: Int! = 500, $after: String) {
    feedPosition(stream: "journal") { epoch at }
    board(subject: $subject, filter: $filter, first: $first, after: $after) { items { ...BoardItemParts } next total serverTime }
  }
`,
  [BoardItemParts],
);

export const BoardItems = graphql(
  `
  query BoardItems($subject: String!, $filter: BoardFilter, $ids: [ID!]!) {
    boardItems(subject: $subject, filter: $filter, ids: $ids) { ...BoardItemParts }
  }
`,
  [BoardItemParts],
);

/** What stands around the cards. */
export const BoardFrame = graphql(`
  query BoardFrame($calendarIds: [ID!]!, $since: DateTimeISO!, $departmentId: ID) {
    boardLevels { level target share minutesToTake said }
    boardCalendars(ids: $calendarIds) { id windows days }
    boardChanges(since: $since, departmentId: $departmentId) { what cases }
    departments { id name active }
    branches { id name active }
    people(first: 100, standing: "here") { edges { node { id name } } }
  }
`);

export const BoardCalendars = graphql(`
  query BoardCalendars($ids: [ID!]!) {
    boardCalendars(ids: $ids) { id windows days }
  }
`);

export const BoardChanges = graphql(`
  query BoardChanges($since: DateTimeISO!, $departmentId: ID) {
    boardChanges(since: $since, departmentId: $departmentId) { what cases }
  }
`);

export const ChangedCases = graphql(
  `
  query ChangedCases($what: String!, $since: DateTimeISO!, $departmentId: ID) {
    feedPosition(stream: "journal") { epoch at }
    boardChanges(since: $since, departmentId: $departmentId) { what cases }
    changedCases(what: $what, since: $since, departmentId: $departmentId) { ...CaseCardParts }
  }
`,
  [CaseCardParts],
);

export const DepartmentLoad = graphql(`
  query DepartmentLoad {
    feedPosition(stream: "journal") { epoch at }
    departmentLoad { of { id name } open watch late breached unassigned escalated oldest }
  }
`);

export const PersonLoad = graphql(`
  query PersonLoad($departmentId: ID!) {
    personLoad(departmentId: $departmentId) { of { id name } open watch late breached unassigned escalated oldest }
  }
`);
