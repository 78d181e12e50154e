import type { EarningFilterWire } from '@earntrack/contract';
import { DownloadLink } from '../../components/download-link.tsx';
import { exportAddress } from './export-address.ts';
import { earningsInWords } from './use-bulk-changes.ts';

/** The earnings that fit, as a file. */
export function ExportLink({ filter, count }: { filter: EarningFilterWire; count: number }) {
  if (count === 0) return null;
  return (
    <p className="buttons export">
      <DownloadLink path={exportAddress(filter)} fileName="earntrack-earnings.csv">
        {`Export ${earningsInWords(count)} as CSV`}
      </DownloadLink>
    </p>
  );
}
