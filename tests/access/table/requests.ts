import { anyone, type Row, rows, signedIn } from '../roles.ts';

const one = '/api/v1/requests/{requestId}';

/** Who answers it; authorities that see it may not, for everybody else it does not exist. */
const answersNational = { leader: 'ok', governor: 403, otherGovernor: 403, directorate: 403 } as const;
const answersCounty = { leader: 'ok', governor: 403, directorate: 403 } as const;
const answersOther = { otherLeader: 'ok', directorate: 403 } as const;
const answering = [
  `GET ${one}`,
  `POST ${one}/opened`,
  `GET ${one}/draft`,
  `PATCH ${one}/draft`,
  `POST ${one}/presence`,
];

export const requests: Row[] = [
  ...rows('GET /api/v1/requests', 'the list', signedIn('none', { leader: 'own', otherLeader: 'own' })),
  ...rows([...answering, `POST ${one}/returns`], "the service's, national", signedIn(404, answersNational)),
  ...rows([...answering, `POST ${one}/returns`], "the service's, county", signedIn(404, answersCounty)),
  ...rows(
    [...answering, `POST ${one}/returns`],
    "the other service's, national",
    signedIn(404, answersOther),
  ),
  ...rows(
    `PATCH ${one}/draft`,
    "the service's, with a field of another municipality",
    signedIn(404, { ...answersNational, leader: 'nothing saved' }),
  ),
];

const authority = ['notes', 'corrections', 'flags'].map((verb) => `POST ${one}/${verb}`);
const reviewing = [...authority, `PUT ${one}/checklist`];

export const reviews: Row[] = [
  ...rows(
    `GET ${one}/dialogue`,
    "the service's, national",
    signedIn(404, { leader: 'ok', governor: 403, otherGovernor: 403, directorate: 'ok' }),
  ),
  ...rows(
    `GET ${one}/dialogue`,
    "the service's, county",
    signedIn(404, { leader: 'ok', governor: 'ok', directorate: 'ok' }),
  ),
  ...rows(
    `POST ${one}/thread`,
    "the service's, national",
    signedIn(404, { leader: 'ok', governor: 403, otherGovernor: 403, directorate: 'ok' }),
  ),
  ...rows(
    `POST ${one}/thread`,
    "the service's, county",
    signedIn(404, { leader: 'ok', governor: 'ok', directorate: 403 }),
  ),
  ...rows(
    reviewing,
    "the service's, national",
    signedIn(404, { leader: 403, governor: 403, otherGovernor: 403, directorate: 'ok' }),
  ),
  ...rows(
    reviewing,
    "the service's, county",
    signedIn(404, { leader: 403, governor: 'ok', directorate: 403 }),
  ),
];

/** The files that a leader lays beside a draft, and the answers that a caseworker writes down on the phone. */
const recordsCounty = { leader: 403, governor: 'ok' } as const;

const byPhone = [
  `GET ${one}/by-phone`,
  `POST ${one}/returns/by-phone`,
  `POST ${one}/attachments/by-phone`,
  `DELETE ${one}/attachments/by-phone/{attachmentId}`,
];

export const returns: Row[] = [
  ...rows(
    [`POST ${one}/attachments`, `DELETE ${one}/attachments/{attachmentId}`, `POST ${one}/objections`],
    "the service's, county",
    signedIn(404, answersCounty),
  ),
  ...rows(
    [`POST ${one}/attachments`, `DELETE ${one}/attachments/{attachmentId}`, `POST ${one}/objections`],
    "the other service's, national",
    signedIn(404, answersOther),
  ),
  ...rows(byPhone, "the service's, county", signedIn(404, { ...recordsCounty, directorate: 403 })),
  ...rows(
    byPhone,
    "the service's, national",
    signedIn(404, { leader: 403, governor: 403, otherGovernor: 403, directorate: 'ok' }),
  ),
  ...rows(
    'GET /api/v1/attachments/{attachmentId}',
    "of the service's return, county",
    signedIn(404, { leader: 'ok', governor: 'ok', directorate: 'ok' }),
  ),
  ...rows(
    'GET /api/v1/attachments/{attachmentId}',
    "of the service's draft",
    signedIn(404, { leader: 'ok' }),
  ),
  ...rows(
    `GET ${one}/returns`,
    "the service's, national",
    signedIn(404, { leader: 'whole', governor: 'none', otherGovernor: 'none', directorate: 'whole' }),
  ),
  ...rows(
    `GET ${one}/returns`,
    "the service's, county",
    signedIn(404, { leader: 'whole', governor: 'whole', directorate: 'whole' }),
  ),
  ...rows(
    `GET ${one}/returns`,
    "the other service's, national",
    signedIn(404, { otherLeader: 'whole', directorate: 'whole' }),
  ),
  ...rows(
    ['GET /api/v1/returns/{returnId}', `GET ${one}/receipt`],
    "the service's, national",
    signedIn(404, { leader: 'ok', directorate: 'ok' }),
  ),
  ...rows(
    ['GET /api/v1/returns/{returnId}', `GET ${one}/receipt`],
    "the service's, county",
    signedIn(404, { leader: 'ok', governor: 'ok', directorate: 'ok' }),
  ),
  ...rows(
    ['GET /api/v1/returns/{returnId}', `GET ${one}/receipt`],
    "the other service's, national",
    signedIn(404, { otherLeader: 'ok', directorate: 'ok' }),
  ),
];

export const receipts: Row[] = [
  ...rows(`POST ${one}/receipt/mails`, "the service's, county", signedIn(404, answersCounty)),
  ...rows(`POST ${one}/receipt/mails`, "the other service's, national", signedIn(404, answersOther)),
  ...rows('GET /api/v1/receipts/{number}', 'by its number', anyone('that it holds')),
  ...rows('GET /api/v1/receipts/{number}', 'by its number and hash', anyone('that it holds, and for whom')),
  ...rows('GET /api/v1/receipts/{number}/file', 'by its number and hash', anyone('ok')),
  ...rows('GET /api/v1/receipts/{number}/file', 'by its number, with another hash', anyone(404)),
  ...rows('GET /api/v1/receipt-keys', 'the list', anyone('ok')),
  ...rows('GET /api/v1/receipt-keys/{keyId}', 'one that was used', anyone('ok')),
  ...rows('GET /api/v1/receipt-keys/{keyId}', 'one that was not', anyone(404)),
];
