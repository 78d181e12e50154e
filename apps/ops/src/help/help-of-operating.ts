/** What somebody has to know who calls one of these for the first time: what each does, an example, and how it ends. */

export const USER_HELP = `  list               every account, its role and its address
                       earntrack user list
  show EMAIL         one of them
                       earntrack user show ana@example.com
  role EMAIL ROLE    give it a role: admin may do everything, on_call handles incidents and maintenance and reads the log, developer looks,
                     user has their own account and nothing else. The last admin stays one.
                       earntrack user role ana@example.com on_call

  --json  for programs

Ends with 0 when it is done, 1 where it is not (nobody has that address, or it is the last admin), and 2 where it was not called rightly.
What was changed is remembered among what operators did.`;

export const INCIDENT_HELP = `  declare TITLE   tell everybody at /status that something does not work; prints the id
                    earntrack incident declare "Nobody can sign in" --severity P1 --affects signIn,api --message "We look into it."
  update ID       say how it stands, every 15 minutes, also that nothing has changed
                    earntrack incident update ID --message "A disk was full." --status identified
  resolve ID      say that it is over; its report is due within a day
                    earntrack incident resolve ID --message "It works again." --cause "Old logs." --follow-ups "- Rotate them."
  list            all that were declared, the newest first
                    earntrack incident list
  report ID       what the record knows about one, as Markdown
                    earntrack incident report ID

  --message TEXT     what people read
  --severity P1      P1 nobody can work or something is lost, P2 something important does not work, P3 it works badly, P4 a blemish
  --affects A,B      of app, signIn, entries, imports, analytics, api, mail
  --since INSTANT    when it began, if earlier than now: 2026-11-26T08:00:00Z
  --status S         investigating, identified or monitoring
  --cause TEXT, --follow-ups TEXT
                     what the report says beside what is recorded anyway
  --json             for programs

Ends with 0 when it is done, 1 where it is not (there is no such incident, or it is resolved), and 2 where it was not called rightly.
docs/how-to/handle-an-incident.md has the whole way.`;

export const MAINTENANCE_HELP = `  announce    tell people ahead, in the app and at /status; seven days of notice is the rule
                earntrack maintenance announce "We move to a larger machine." --from 2026-12-06T02:00:00Z --to 2026-12-06T02:30:00Z
  cancel ID   take an announcement back
                earntrack maintenance cancel ID
  on, off     read-only: everything can be read and nothing saved, on every server, until it is off
                earntrack maintenance on "We move the database." --until 2026-12-06T02:30:00Z
  status      what is announced, and whether it is read-only
                earntrack maintenance status

  vacuum      give the room of deleted rows back to their tables, and look anew at what they hold
                earntrack maintenance vacuum --table earning
  analyze     look anew at what the tables hold, so that plans are right
  statistics  the same, only where more than a tenth of a table has changed since
  reindex     build every index anew beside the old one, and drop what a rebuild that did not end has left
                earntrack maintenance reindex --table work --wait 10

  archive-years
              move earnings of the years before YEAR out of the table in which people work, in small batches; they are in every list,
              sum, export and backup as before (--dry-run counts them, and changes nothing)
                earntrack maintenance archive-years --before 2024 --dry-run
  bring-back  move all of them back; "archive-years" and this go on where they were when they are ended and begun again

  --from INSTANT, --to INSTANT, --until INSTANT
              instants like 2026-12-06T02:00:00Z
  --table T   one table alone, and --wait N seconds for a lock (5), for the four that keep tables
  --json      for programs

During the last six people go on reading and saving. No step of the first four of them waits longer for a lock than --wait seconds;
what others hold is left, said, and the code is 1. Ctrl-C ends each and keeps what is done; the half index of a rebuild is dropped before, which may
take a minute where a transaction still uses its table. Who began one and how it ended is remembered among what operators did.
The connection has to be to PostgreSQL itself, not through a pooler in transaction mode.

Ends with 0 when it is done, 1 where it is not, or something was left, and 2 where it was not called rightly.`;
