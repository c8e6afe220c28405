-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "office" (
    "id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "names" JSONB NOT NULL,
    "organisationNumber" TEXT,
    "languageForm" TEXT,

    CONSTRAINT "office_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "county" (
    "number" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "officeId" TEXT NOT NULL,
    "validFrom" DATE,
    "validTo" DATE,

    CONSTRAINT "county_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "municipality" (
    "number" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "parallelNames" TEXT NOT NULL DEFAULT '',
    "organisationNumber" TEXT,
    "countyNumber" TEXT NOT NULL,
    "officeId" TEXT NOT NULL,
    "population" INTEGER,
    "latitude" DOUBLE PRECISION NOT NULL,
    "longitude" DOUBLE PRECISION NOT NULL,
    "languageForm" TEXT,
    "validFrom" DATE,
    "validTo" DATE,

    CONSTRAINT "municipality_pkey" PRIMARY KEY ("number")
);

-- CreateTable
CREATE TABLE "municipality_change" (
    "oldNumber" TEXT NOT NULL,
    "newNumber" TEXT NOT NULL,
    "date" DATE NOT NULL,
    "kind" TEXT NOT NULL,

    CONSTRAINT "municipality_change_pkey" PRIMARY KEY ("oldNumber","newNumber","date")
);

-- CreateTable
CREATE TABLE "service" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "hostNumber" TEXT,
    "certainty" TEXT NOT NULL DEFAULT 'known',
    "source" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "service_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "service_municipality" (
    "id" UUID NOT NULL,
    "serviceId" TEXT NOT NULL,
    "municipalityNumber" TEXT NOT NULL,
    "part" TEXT NOT NULL DEFAULT '',
    "validFrom" DATE,
    "validTo" DATE,

    CONSTRAINT "service_municipality_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" UUID NOT NULL,
    "name" TEXT,
    "email" TEXT,
    "phone" TEXT,
    "language" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "erasedAt" TIMESTAMPTZ(3),

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contact" (
    "id" UUID NOT NULL,
    "serviceId" TEXT NOT NULL,
    "personId" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "order" INTEGER NOT NULL DEFAULT 1,
    "validFrom" TIMESTAMPTZ(3),
    "validTo" TIMESTAMPTZ(3),

    CONSTRAINT "contact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "membership" (
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "officeId" TEXT,
    "validFrom" TIMESTAMPTZ(3),
    "validTo" TIMESTAMPTZ(3),

    CONSTRAINT "membership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "personId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "address" TEXT,
    "userAgent" TEXT,

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_link" (
    "id" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "personId" UUID NOT NULL,
    "requestId" UUID,
    "browserHash" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_link_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_token" (
    "id" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "personId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "lastUsedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "incident" (
    "id" UUID NOT NULL,
    "officeId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "system" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "words" JSONB NOT NULL,
    "inProductionOn" DATE,
    "discoveredOn" DATE,
    "notifiedOn" DATE,
    "fixedReleasedOn" DATE,
    "retentionDays" INTEGER,
    "deletionStoppedOn" DATE,
    "illustrative" BOOLEAN NOT NULL DEFAULT false,
    "sources" JSONB NOT NULL DEFAULT '{}',
    "revision" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "incident_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "incident_note" (
    "id" UUID NOT NULL,
    "incidentId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "precision" TEXT NOT NULL DEFAULT 'time',
    "text" TEXT NOT NULL,
    "source" TEXT NOT NULL DEFAULT '',
    "certainty" TEXT NOT NULL DEFAULT 'known',

    CONSTRAINT "incident_note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice" (
    "id" UUID NOT NULL,
    "incidentId" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "from" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "source" TEXT NOT NULL DEFAULT '',
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "retractedAt" TIMESTAMPTZ(3),

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "municipality_fact" (
    "id" UUID NOT NULL,
    "incidentId" UUID NOT NULL,
    "municipalityNumber" TEXT NOT NULL,
    "officeId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "month" TEXT,
    "value" JSONB NOT NULL,
    "source" TEXT NOT NULL,
    "listId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "recordedById" UUID,

    CONSTRAINT "municipality_fact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "questionnaire" (
    "id" UUID NOT NULL,
    "key" TEXT,
    "officeId" TEXT,
    "title" TEXT NOT NULL,

    CONSTRAINT "questionnaire_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "questionnaire_version" (
    "id" UUID NOT NULL,
    "questionnaireId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "definition" JSONB NOT NULL,
    "publishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "questionnaire_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "survey" (
    "id" UUID NOT NULL,
    "incidentId" UUID NOT NULL,
    "officeId" TEXT NOT NULL,
    "questionnaireVersionId" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "introduction" TEXT NOT NULL,
    "legalBasis" TEXT NOT NULL,
    "contactLine" TEXT NOT NULL DEFAULT '',
    "state" TEXT NOT NULL DEFAULT 'draft',
    "recipients" JSONB NOT NULL,
    "lateAllowed" BOOLEAN NOT NULL DEFAULT true,
    "reminderPlan" JSONB NOT NULL DEFAULT '[]',
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "openedAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),
    "revision" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "survey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "request" (
    "id" UUID NOT NULL,
    "surveyId" UUID NOT NULL,
    "incidentId" UUID NOT NULL,
    "serviceId" TEXT NOT NULL,
    "officeId" TEXT NOT NULL,
    "countyOfficeIds" TEXT[],
    "queuedAt" TIMESTAMPTZ(3) NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "currentVersion" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "request_municipality" (
    "requestId" UUID NOT NULL,
    "municipalityNumber" TEXT NOT NULL,
    "surveyId" UUID NOT NULL,
    "incidentId" UUID NOT NULL,
    "serviceId" TEXT NOT NULL,
    "officeId" TEXT NOT NULL,
    "countyOfficeId" TEXT NOT NULL,
    "part" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "request_municipality_pkey" PRIMARY KEY ("requestId","municipalityNumber")
);

-- CreateTable
CREATE TABLE "request_fact" (
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "surveyId" UUID NOT NULL,
    "incidentId" UUID NOT NULL,
    "serviceId" TEXT NOT NULL,
    "officeId" TEXT NOT NULL,
    "countyOfficeIds" TEXT[],
    "kind" TEXT NOT NULL,
    "value" JSONB,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "byId" UUID,

    CONSTRAINT "request_fact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "draft_field" (
    "requestId" UUID NOT NULL,
    "serviceId" TEXT NOT NULL,
    "officeId" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "revision" INTEGER NOT NULL,
    "savedAt" TIMESTAMPTZ(3) NOT NULL,
    "savedById" UUID,

    CONSTRAINT "draft_field_pkey" PRIMARY KEY ("requestId","path")
);

-- CreateTable
CREATE TABLE "return" (
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "surveyId" UUID NOT NULL,
    "incidentId" UUID NOT NULL,
    "serviceId" TEXT NOT NULL,
    "officeId" TEXT NOT NULL,
    "questionnaireVersionId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "content" TEXT NOT NULL,
    "contentHash" TEXT NOT NULL,
    "reason" TEXT,
    "givenById" UUID NOT NULL,
    "givenByRole" TEXT NOT NULL,
    "recordedById" UUID NOT NULL,
    "givenAt" TIMESTAMPTZ(3),
    "submittedAt" TIMESTAMPTZ(3) NOT NULL,
    "idempotencyKey" TEXT NOT NULL,

    CONSTRAINT "return_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "line" (
    "returnId" UUID NOT NULL,
    "municipalityNumber" TEXT NOT NULL,
    "requestId" UUID NOT NULL,
    "surveyId" UUID NOT NULL,
    "incidentId" UUID NOT NULL,
    "serviceId" TEXT NOT NULL,
    "officeId" TEXT NOT NULL,
    "countyOfficeId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "submittedAt" TIMESTAMPTZ(3) NOT NULL,
    "grade" TEXT NOT NULL,
    "indicators" JSONB NOT NULL,

    CONSTRAINT "line_pkey" PRIMARY KEY ("returnId","municipalityNumber")
);

-- CreateTable
CREATE TABLE "receipt" (
    "sequence" INTEGER NOT NULL,
    "number" TEXT NOT NULL,
    "returnId" UUID NOT NULL,
    "serviceId" TEXT NOT NULL,
    "officeId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "entry" TEXT NOT NULL,
    "entryHash" TEXT NOT NULL,
    "previousHash" TEXT NOT NULL,

    CONSTRAINT "receipt_pkey" PRIMARY KEY ("sequence")
);

-- CreateTable
CREATE TABLE "signing_key" (
    "id" TEXT NOT NULL,
    "publicKey" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "signing_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_event" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "personId" UUID,
    "role" TEXT NOT NULL,
    "tokenId" UUID,
    "address" TEXT,
    "correlation" TEXT,
    "kind" TEXT NOT NULL,
    "objectType" TEXT NOT NULL,
    "objectId" TEXT NOT NULL,
    "officeId" TEXT,
    "before" JSONB,
    "after" JSONB,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "message" (
    "id" UUID NOT NULL,
    "dedupeKey" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "personId" UUID NOT NULL,
    "requestId" UUID,
    "serviceId" TEXT,
    "officeId" TEXT,
    "params" JSONB NOT NULL DEFAULT '{}',
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "nextTryAt" TIMESTAMPTZ(3) NOT NULL,
    "sentAt" TIMESTAMPTZ(3),
    "lastError" TEXT,

    CONSTRAINT "message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mailbox_message" (
    "id" UUID NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "to" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT NOT NULL,

    CONSTRAINT "mailbox_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,

    CONSTRAINT "setting_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "municipality_officeId_idx" ON "municipality"("officeId");

-- CreateIndex
CREATE INDEX "municipality_countyNumber_idx" ON "municipality"("countyNumber");

-- CreateIndex
CREATE INDEX "service_municipality_municipalityNumber_idx" ON "service_municipality"("municipalityNumber");

-- CreateIndex
CREATE UNIQUE INDEX "service_municipality_serviceId_municipalityNumber_part_vali_key" ON "service_municipality"("serviceId", "municipalityNumber", "part", "validFrom");

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

-- CreateIndex
CREATE INDEX "contact_personId_idx" ON "contact"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "contact_serviceId_personId_role_validFrom_key" ON "contact"("serviceId", "personId", "role", "validFrom");

-- CreateIndex
CREATE INDEX "membership_personId_idx" ON "membership"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "session_tokenHash_key" ON "session"("tokenHash");

-- CreateIndex
CREATE INDEX "session_personId_idx" ON "session"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "sign_in_link_tokenHash_key" ON "sign_in_link"("tokenHash");

-- CreateIndex
CREATE INDEX "sign_in_link_personId_idx" ON "sign_in_link"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "api_token_tokenHash_key" ON "api_token"("tokenHash");

-- CreateIndex
CREATE INDEX "api_token_personId_idx" ON "api_token"("personId");

-- CreateIndex
CREATE INDEX "incident_note_incidentId_at_idx" ON "incident_note"("incidentId", "at");

-- CreateIndex
CREATE INDEX "notice_incidentId_at_idx" ON "notice"("incidentId", "at");

-- CreateIndex
CREATE INDEX "municipality_fact_incidentId_kind_municipalityNumber_record_idx" ON "municipality_fact"("incidentId", "kind", "municipalityNumber", "recordedAt");

-- CreateIndex
CREATE UNIQUE INDEX "questionnaire_key_key" ON "questionnaire"("key");

-- CreateIndex
CREATE UNIQUE INDEX "questionnaire_version_questionnaireId_version_key" ON "questionnaire_version"("questionnaireId", "version");

-- CreateIndex
CREATE INDEX "survey_incidentId_openedAt_idx" ON "survey"("incidentId", "openedAt");

-- CreateIndex
CREATE INDEX "survey_officeId_idx" ON "survey"("officeId");

-- CreateIndex
CREATE INDEX "request_serviceId_idx" ON "request"("serviceId");

-- CreateIndex
CREATE INDEX "request_incidentId_idx" ON "request"("incidentId");

-- CreateIndex
CREATE UNIQUE INDEX "request_surveyId_serviceId_key" ON "request"("surveyId", "serviceId");

-- CreateIndex
CREATE INDEX "request_municipality_surveyId_idx" ON "request_municipality"("surveyId");

-- CreateIndex
CREATE INDEX "request_municipality_incidentId_municipalityNumber_idx" ON "request_municipality"("incidentId", "municipalityNumber");

-- CreateIndex
CREATE INDEX "request_fact_requestId_recordedAt_idx" ON "request_fact"("requestId", "recordedAt");

-- CreateIndex
CREATE INDEX "request_fact_surveyId_kind_idx" ON "request_fact"("surveyId", "kind");

-- CreateIndex
CREATE INDEX "request_fact_incidentId_kind_idx" ON "request_fact"("incidentId", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "return_submittedAt_key" ON "return"("submittedAt");

-- CreateIndex
CREATE INDEX "return_surveyId_idx" ON "return"("surveyId");

-- CreateIndex
CREATE UNIQUE INDEX "return_requestId_version_key" ON "return"("requestId", "version");

-- CreateIndex
CREATE UNIQUE INDEX "return_requestId_idempotencyKey_key" ON "return"("requestId", "idempotencyKey");

-- CreateIndex
CREATE INDEX "line_incidentId_submittedAt_idx" ON "line"("incidentId", "submittedAt");

-- CreateIndex
CREATE INDEX "line_surveyId_requestId_version_idx" ON "line"("surveyId", "requestId", "version");

-- CreateIndex
CREATE UNIQUE INDEX "receipt_number_key" ON "receipt"("number");

-- CreateIndex
CREATE UNIQUE INDEX "receipt_returnId_key" ON "receipt"("returnId");

-- CreateIndex
CREATE UNIQUE INDEX "receipt_entryHash_key" ON "receipt"("entryHash");

-- CreateIndex
CREATE UNIQUE INDEX "receipt_previousHash_key" ON "receipt"("previousHash");

-- CreateIndex
CREATE INDEX "audit_event_objectType_objectId_idx" ON "audit_event"("objectType", "objectId");

-- CreateIndex
CREATE INDEX "audit_event_officeId_at_idx" ON "audit_event"("officeId", "at");

-- CreateIndex
CREATE INDEX "audit_event_personId_at_idx" ON "audit_event"("personId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "message_dedupeKey_key" ON "message"("dedupeKey");

-- CreateIndex
CREATE INDEX "message_state_nextTryAt_idx" ON "message"("state", "nextTryAt");

-- CreateIndex
CREATE INDEX "message_requestId_idx" ON "message"("requestId");

-- CreateIndex
CREATE INDEX "mailbox_message_receivedAt_idx" ON "mailbox_message"("receivedAt");

-- AddForeignKey
ALTER TABLE "county" ADD CONSTRAINT "county_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "office"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "municipality" ADD CONSTRAINT "municipality_countyNumber_fkey" FOREIGN KEY ("countyNumber") REFERENCES "county"("number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "municipality" ADD CONSTRAINT "municipality_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "office"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_municipality" ADD CONSTRAINT "service_municipality_serviceId_fkey" FOREIGN KEY ("serviceId") REFERENCES "service"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "service_municipality" ADD CONSTRAINT "service_municipality_municipalityNumber_fkey" FOREIGN KEY ("municipalityNumber") REFERENCES "municipality"("number") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact" ADD CONSTRAINT "contact_serviceId_fkey" FOREIGN KEY ("serviceId") REFERENCES "service"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contact" ADD CONSTRAINT "contact_personId_fkey" FOREIGN KEY ("personId") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_personId_fkey" FOREIGN KEY ("personId") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "membership" ADD CONSTRAINT "membership_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "office"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_personId_fkey" FOREIGN KEY ("personId") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_in_link" ADD CONSTRAINT "sign_in_link_personId_fkey" FOREIGN KEY ("personId") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_personId_fkey" FOREIGN KEY ("personId") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident" ADD CONSTRAINT "incident_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "office"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "incident_note" ADD CONSTRAINT "incident_note_incidentId_fkey" FOREIGN KEY ("incidentId") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_incidentId_fkey" FOREIGN KEY ("incidentId") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "municipality_fact" ADD CONSTRAINT "municipality_fact_incidentId_fkey" FOREIGN KEY ("incidentId") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "questionnaire" ADD CONSTRAINT "questionnaire_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "office"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "questionnaire_version" ADD CONSTRAINT "questionnaire_version_questionnaireId_fkey" FOREIGN KEY ("questionnaireId") REFERENCES "questionnaire"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "survey" ADD CONSTRAINT "survey_incidentId_fkey" FOREIGN KEY ("incidentId") REFERENCES "incident"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "survey" ADD CONSTRAINT "survey_officeId_fkey" FOREIGN KEY ("officeId") REFERENCES "office"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "survey" ADD CONSTRAINT "survey_questionnaireVersionId_fkey" FOREIGN KEY ("questionnaireVersionId") REFERENCES "questionnaire_version"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request" ADD CONSTRAINT "request_surveyId_fkey" FOREIGN KEY ("surveyId") REFERENCES "survey"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request" ADD CONSTRAINT "request_serviceId_fkey" FOREIGN KEY ("serviceId") REFERENCES "service"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request_municipality" ADD CONSTRAINT "request_municipality_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "request_fact" ADD CONSTRAINT "request_fact_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "draft_field" ADD CONSTRAINT "draft_field_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "return" ADD CONSTRAINT "return_requestId_fkey" FOREIGN KEY ("requestId") REFERENCES "request"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "line" ADD CONSTRAINT "line_returnId_fkey" FOREIGN KEY ("returnId") REFERENCES "return"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "receipt" ADD CONSTRAINT "receipt_returnId_fkey" FOREIGN KEY ("returnId") REFERENCES "return"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
