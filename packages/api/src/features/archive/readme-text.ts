import { ARCHIVE_VERSION } from './archive-manifest.ts';

/** What a person reads who opens an archive years from now. */
export function readmeText(createdAt: Date, productVersion: string): string {
  const day = createdAt.toISOString().slice(0, 10);
  return `EarnTrack archive, ${day}

This is everything that one account of EarnTrack held on that day.

To look at it:  open the files in "spreadsheets" with any spreadsheet.
To go on with it:  make a fresh account in any EarnTrack, open Settings, "Your data", and restore this
file as it is. Do not unpack it first. The account will be equal to the one it came from.

spreadsheets/   earnings, work and payouts as tables (CSV, UTF-8)
data/           everything, one line of JSON for each entry (NDJSON)
manifest.json   what is in here: how many lines, what they add up to, and the SHA-256 of each file

Amounts are exact decimal numbers in the currency beside them. Dates are YYYY-MM-DD. Instants are in UTC.
What was deleted and lies in the bin is in "data" too, with the moment of its deletion; it is not in
"spreadsheets".

Not in here: your password, your devices and tokens, and the statement files themselves, which EarnTrack
reads and does not keep. What was read from them is in data/import-items.ndjson.

Nothing in this file is encrypted: whoever has it can read it. Keep it where you keep bank statements.

Format ${ARCHIVE_VERSION}, written by EarnTrack ${productVersion}. Each field is described in docs/archive-format.md of EarnTrack.
`;
}
