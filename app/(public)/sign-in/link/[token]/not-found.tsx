import { UnknownLink } from '@/components/people/unknown-link';

export default UnknownLink;
