import type pg from 'pg';
import { added, type Cast } from './cast.ts';

/** A questionnaire of the governor's: a published version, and the draft of the next. */
export async function addQuestionnaires(owner: pg.Client): Promise<Cast['questionnaires']> {
  const questionnaire = await added(
    owner,
    `insert into questionnaire (id, "officeId", title) values ($1, 'sf-tr', 'Eget skjema')`,
  );
  const governor = await added(
    owner,
    `insert into questionnaire_version (id, "questionnaireId", version, definition, "publishedAt")
     select $1, $2, 1, definition, now() from questionnaire_version limit 1`,
    questionnaire,
  );
  const { rows } = await owner.query(
    'select id from questionnaire_version where "questionnaireId" <> $1 limit 1',
    [questionnaire],
  );
  const governorDraft = await addQuestionnaireDraft(owner, questionnaire, 2);
  return { governor, governorDraft, template: rows[0].id };
}

const addQuestionnaireDraft = (owner: pg.Client, questionnaire: string, version: number) =>
  added(
    owner,
    `insert into questionnaire_version (id, "questionnaireId", version, definition)
     select $1, $2, $3, definition from questionnaire_version limit 1`,
    questionnaire,
    version,
  );

/** A draft of the governor's, to be deleted by one caller. */
export async function throwawayDraft({ owner }: Cast): Promise<string> {
  const questionnaire = await added(
    owner,
    `insert into questionnaire (id, "officeId", title) values ($1, 'sf-tr', 'Bort med det')`,
  );
  return addQuestionnaireDraft(owner, questionnaire, 1);
}
