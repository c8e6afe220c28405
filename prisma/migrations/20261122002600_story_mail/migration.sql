-- A message queued at a fixed moment belongs to the replay: its mail was sent then, and is not sent again.
create function told_mail_was_sent() returns trigger language plpgsql as $$
begin
  if coalesce(current_setting('kvittert.fixed_now', true), '') <> '' then
    new.state := 'sent';
    new."sentAt" := new."createdAt";
    new.attempts := 1;
    if new.kind = 'invitation' then
      insert into request_fact (id, "requestId", "surveyId", "incidentId", "serviceId", "officeId", "countyOfficeIds", kind, at, "recordedAt")
        select uuidv7(), r.id, r."surveyId", r."incidentId", r."serviceId", r."officeId", r."countyOfficeIds", 'sent', new."createdAt", new."createdAt"
        from request r where r.id = new."requestId";
    end if;
  end if;
  return new;
end $$;
create trigger told_mail_was_sent before insert on message for each row execute function told_mail_was_sent();
