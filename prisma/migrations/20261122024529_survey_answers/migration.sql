-- What the latest return of each request of a survey said as of a moment, for counting and export: one row per line,
-- and one (without a municipality) for the questions asked once. Own questions are inside the return's content,
-- which row-level security keeps from the ministry and from governors of other counties; so this function runs as
-- the owner and gives each reader what domain.md lets them read:
--   the survey's own authority and the directorate: everything;
--   a governor of other counties: the lines of the own counties' municipalities, and what was asked once of
--   requests that ask about the own counties only;
--   who reads figures: the answers to own questions that hold no free text, never a word.
create function survey_answers(p_survey uuid, p_as_of timestamptz)
returns table (
  "requestId" uuid, "serviceId" text, "municipalityNumber" text, "questionnaireVersionId" uuid, version int,
  "submittedAt" timestamptz, grade text, answers jsonb)
language sql stable security definer set search_path = public as $$
  with reader as (
    select scope_has('all') or s."officeId" = any (scope_list('offices')) as whole,
      scope_has('figures') as figures, scope_list('offices') as offices
    from survey s where s.id = p_survey
  ), latest as materialized (
    select distinct on (r."requestId") r."requestId", r."serviceId", r."questionnaireVersionId", r.version,
      r."submittedAt", r.content::jsonb as content
    from "return" r
    where r."surveyId" = p_survey and r."submittedAt" <= p_as_of
    order by r."requestId", r.version desc
  ), countable as (
    select v.id, array(select item ->> 'key' from jsonb_array_elements(v.definition -> 'items') item
      where item ->> 'type' in ('yesNo', 'single', 'multiple', 'integer', 'date', 'dateTime')) as keys
    from questionnaire_version v where v.id in (select "questionnaireVersionId" from latest)
  ), said as (
    select l."requestId", l."serviceId", null::text as "municipalityNumber", l."questionnaireVersionId", l.version,
      l."submittedAt", null::text as grade, coalesce(l.content -> 'answers', '{}') as answers,
      q."countyOfficeIds" <@ reader.offices and q."countyOfficeIds" <> '{}' as own
    from latest l join request q on q.id = l."requestId" cross join reader
    union all
    select l."requestId", l."serviceId", m."municipalityNumber", l."questionnaireVersionId", l.version,
      l."submittedAt", line ->> 'grade', coalesce(line -> 'answers', '{}'), m."countyOfficeId" = any (reader.offices)
    from latest l
    cross join lateral jsonb_array_elements(l.content -> 'lines') line
    join request_municipality m on m."requestId" = l."requestId" and m."municipalityNumber" = line ->> 'municipalityNumber'
    cross join reader
  )
  select said."requestId", said."serviceId", said."municipalityNumber", said."questionnaireVersionId", said.version,
    said."submittedAt", said.grade,
    case when reader.whole or said.own then said.answers
      else (select coalesce(jsonb_object_agg(a.key, a.value), '{}') from jsonb_each(said.answers) a
        where a.key = any (countable.keys)) end
  from said cross join reader left join countable on countable.id = said."questionnaireVersionId"
  where reader.whole or reader.figures or said.own
$$;
