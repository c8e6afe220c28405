import type { Row } from './roles.ts';
import { audit, figures } from './table/figures.ts';
import { incidents, questionnaires } from './table/incidents.ts';
import { contacts, demo, memberships, people, register, retention, system } from './table/people.ts';
import { receipts, requests, returns, reviews } from './table/requests.ts';
import { proposals, surveys, tracking } from './table/surveys.ts';

/**
 * Who may what, in the API: one row per operation and object, a cell per role. It says what domain.md's "Who sees
 * what" means for each operation; access.data.test.ts holds the code to it, docs/access.md is made from it.
 */
export const table: Record<string, Row[]> = {
  Incidents: incidents,
  Questionnaires: questionnaires,
  Surveys: surveys,
  'Following a survey': tracking,
  'What waits for a second person': proposals,
  Requests: requests,
  Returns: returns,
  Receipts: receipts,
  Reviewing: reviews,
  Figures: figures,
  Audit: audit,
  People: people,
  'Roles and sessions of others': memberships,
  'Contacts of a service': contacts,
  Register: register,
  'Personal data': retention,
  Demo: demo,
  System: system,
};

export const tableRows: Row[] = Object.values(table).flat();
