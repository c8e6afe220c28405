import type { ReactNode } from 'react';
import { ChainAlarm } from './chain-alarm';

export default function StatusLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <ChainAlarm />
      {children}
    </>
  );
}
