-- AlterTable
ALTER TABLE "office" ADD COLUMN     "parallelNames" TEXT NOT NULL DEFAULT '';
