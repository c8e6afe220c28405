import { TrackerSkeleton } from '@/components/tracking/tracker-skeleton';

export default function Loading() {
  return <TrackerSkeleton />;
}
