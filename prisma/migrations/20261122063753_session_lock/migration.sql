-- The second lock on sessions, tokens and links: one sees one's own; whoever administers people, and the system, all. Before it
-- is known who acts, exactly the row whose secret was shown: its hash is set for the transaction (lib/knowing.ts).
create function may_see_secret(p_person uuid, p_hash text) returns boolean language sql stable as $$
  select scope_has('system') or scope_has('register') or p_person::text = scope() ->> 'person'
    or p_hash = current_setting('kvittert.known_secret', true)
$$;

alter table session enable row level security;
create policy session_read on session for select to kvittert_app using (may_see_secret("personId", "tokenHash"));
create policy session_insert on session for insert to kvittert_app with check (true);
create policy session_update on session for update to kvittert_app using (may_see_secret("personId", "tokenHash"));
create policy session_delete on session for delete to kvittert_app using ((select scope_has('system')));

alter table api_token enable row level security;
create policy api_token_read on api_token for select to kvittert_app using (may_see_secret("personId", "tokenHash"));
create policy api_token_insert on api_token for insert to kvittert_app
  with check ("personId"::text = (select scope() ->> 'person'));
create policy api_token_update on api_token for update to kvittert_app using (may_see_secret("personId", "tokenHash"));

alter table sign_in_link enable row level security;
create policy sign_in_link_read on sign_in_link for select to kvittert_app using (may_see_secret("personId", "tokenHash"));
create policy sign_in_link_insert on sign_in_link for insert to kvittert_app with check (true);
create policy sign_in_link_update on sign_in_link for update to kvittert_app using (may_see_secret("personId", "tokenHash"));
create policy sign_in_link_delete on sign_in_link for delete to kvittert_app using ((select scope_has('system')));

-- Nobody makes another's session, token or link their own, or lengthens it.
revoke update on session, api_token, sign_in_link from kvittert_app;
grant update ("endedAt") on session to kvittert_app;
grant update ("revokedAt") on api_token to kvittert_app;
grant update ("usedAt") on sign_in_link to kvittert_app;

-- That one was used, whoever it is: part of asking who acts.
create function touch_session(p_hash text, p_at timestamptz, p_idle_until timestamptz) returns void
language sql security definer set search_path = public as $$
  update session set "lastSeenAt" = p_at, "idleUntil" = p_idle_until where "tokenHash" = p_hash
$$;
create function touch_api_token(p_hash text, p_at timestamptz) returns void
language sql security definer set search_path = public as $$
  update api_token set "lastUsedAt" = p_at where "tokenHash" = p_hash
$$;
