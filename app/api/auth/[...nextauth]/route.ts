import { sessionStore } from '@/domain/people/mutations';
import { authHandler } from '@/lib/next-auth';

const handler = authHandler(sessionStore);

export { handler as GET, handler as POST };
