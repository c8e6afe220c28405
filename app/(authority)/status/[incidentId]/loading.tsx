import { useTranslations } from 'next-intl';
import { SkeletonRows } from '@/components/ui/skeleton-rows';

export default function Loading() {
  return <SkeletonRows rows={12} label={useTranslations('common')('loading')} />;
}
