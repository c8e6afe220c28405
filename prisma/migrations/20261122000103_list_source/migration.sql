-- AlterTable
ALTER TABLE "notice" ADD COLUMN     "certainty" TEXT NOT NULL DEFAULT 'known',
ADD COLUMN     "officeId" TEXT;

-- AlterTable
ALTER TABLE "municipality_fact" ADD COLUMN     "certainty" TEXT NOT NULL DEFAULT 'known',
ADD COLUMN     "sourceOfficeId" TEXT;
