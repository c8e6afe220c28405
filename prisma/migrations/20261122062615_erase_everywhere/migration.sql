-- Whether a text has somebody's address, full name (one word alone may be anybody's) or phone number, however it is spaced:
-- as a whole, since one address or name may end or begin with another.
create function names_person(p_text text, p person) returns boolean language sql immutable as $$
  select coalesce(p_text ~* ('(^|[^[:alnum:]_.+-])' || regexp_replace(p.email, '([^[:alnum:]])', '\\\1', 'g') || '($|[^[:alnum:]_-])'), false)
    or coalesce(p.name like '% %'
      and p_text ~* ('(^|[^[:alnum:]])' || regexp_replace(p.name, '([^[:alnum:]])', '\\\1', 'g') || '($|[^[:alnum:]])'), false)
    or coalesce(length(regexp_replace(p.phone, '\D', '', 'g')) >= 8
      and position(right(regexp_replace(p.phone, '\D', '', 'g'), 8) in regexp_replace(p_text, '[^0-9[:alpha:]]', '', 'g')) > 0, false)
$$;

-- What names a person elsewhere than in the person's row goes with it: the line that says whom to call about a survey, mails in
-- the built-in mailbox that were sent to others, and what was typed or laid beside a draft that nobody submitted before its
-- survey closed. What stays, and why: docs/privacy.md; tests/erasing.data.test.ts looks through every column.
create or replace function erase_personal_data(p_people uuid[], p_now timestamptz) returns setof uuid
language plpgsql security definer set search_path = public as $$
declare v_people uuid[];
begin
  if not (scope_has('system') or scope_has('register')) then return; end if;
  v_people := array(
    select p.id from person p
    where p.id = any (p_people) and p."erasedAt" is null
      and not exists (select from membership m where m."personId" = p.id and (m."validTo" is null or m."validTo" > p_now))
      and not exists (select from contact c where c."personId" = p.id and (c."validTo" is null or c."validTo" > p_now))
    for update);
  delete from mailbox_message b using person p
    where p.id = any (v_people) and (lower(b."to") = p.email or names_person(concat_ws(' ', b.subject, b.text), p));
  update survey s set "contactLine" = '' from person p where p.id = any (v_people) and names_person(s."contactLine", p);
  delete from draft_field d using request r, survey s
    where d."savedById" = any (v_people) and r.id = d."requestId" and s.id = r."surveyId" and s.state = 'closed';
  delete from attachment a using survey s
    where a."uploadedById" = any (v_people) and a."submittedAt" is null and s.id = a."surveyId" and s.state = 'closed';
  delete from session where "personId" = any (v_people);
  delete from api_token where "personId" = any (v_people);
  delete from sign_in_link where "personId" = any (v_people);
  delete from saved_view where "personId" = any (v_people);
  delete from draft_presence where "personId" = any (v_people);
  delete from audit_address where "personId" = any (v_people);
  update message set state = 'failed', "lastError" = 'ERASED' where "personId" = any (v_people) and state = 'queued';
  update person set name = null, email = null, phone = null, language = null, "erasedAt" = p_now where id = any (v_people);
  return query select unnest(v_people);
end $$;
