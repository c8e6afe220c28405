-- AlterTable
ALTER TABLE "message" ADD COLUMN     "claimedUntil" TIMESTAMPTZ(3);
