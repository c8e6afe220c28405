-- CreateIndex
CREATE INDEX "message_personId_createdAt_idx" ON "message"("personId", "createdAt");
