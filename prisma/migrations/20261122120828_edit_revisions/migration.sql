-- AlterTable
ALTER TABLE "incident" ADD COLUMN     "editRevision" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "survey" ADD COLUMN     "checklistRevision" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "reminderPlanRevision" INTEGER NOT NULL DEFAULT 0;
