-- AlterTable
ALTER TABLE "membership" ADD COLUMN     "source" TEXT NOT NULL DEFAULT 'hand';

-- AlterTable
ALTER TABLE "session" ADD COLUMN     "idleUntil" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "proposal" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "surveyId" UUID NOT NULL,
    "officeId" TEXT NOT NULL,
    "input" JSONB NOT NULL DEFAULT '{}',
    "askedById" UUID NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "decidedById" UUID,
    "decidedAt" TIMESTAMPTZ(3),

    CONSTRAINT "proposal_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "proposal_surveyId_state_idx" ON "proposal"("surveyId", "state");

-- One request to close a survey waits at a time; two who ask at once get one answer.
create unique index proposal_one_close on proposal ("surveyId") where kind = 'close_survey' and state = 'pending';

-- The second lock: a proposal is its authority's. Decided once, never removed; what was asked for stays as it was.
alter table proposal enable row level security;
create policy proposal_read on proposal for select to kvittert_app using (
  (select scope_has('all')) or "officeId" = any ((select scope_list('offices'))::text[]));
create policy proposal_insert on proposal for insert to kvittert_app with check (
  ((select scope_has('all')) or "officeId" = any ((select scope_list('offices'))::text[]))
  and exists (select from survey s where s.id = "surveyId" and s."officeId" = proposal."officeId"));
create policy proposal_update on proposal for update to kvittert_app using (
  ((select scope_has('all')) or "officeId" = any ((select scope_list('offices'))::text[])) and state = 'pending')
  with check (state in ('confirmed', 'withdrawn'));
revoke update, delete, truncate on proposal from kvittert_app;
grant update (state, "decidedById", "decidedAt") on proposal to kvittert_app;

-- Whoever asked cannot confirm, whatever the application says.
create function refuse_own_confirmation() returns trigger language plpgsql as $$
begin
  if new.state = 'confirmed' and (new."decidedById" is null or new."decidedById" = new."askedById") then
    raise exception 'a proposal is confirmed by another person' using errcode = 'KV003';
  end if;
  return new;
end $$;
create trigger two_persons before insert or update on proposal for each row execute function refuse_own_confirmation();

-- A session ends at its time or when it has not been used for as long as the installation lets it rest.
create or replace function actor_of_session(p_token_hash text, p_real timestamptz, p_now timestamptz) returns jsonb
language sql stable security definer set search_path = public as $$
  select actor_of_person(s."personId", p_now) || jsonb_build_object('sessionId', s.id)
  from session s where s."tokenHash" = p_token_hash and s."endedAt" is null and s."expiresAt" > p_real
    and (s."idleUntil" is null or s."idleUntil" > p_real)
$$;
