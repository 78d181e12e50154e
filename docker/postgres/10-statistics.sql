-- Once, when the database is made. Who has one already runs this line by hand as a superuser.
create extension if not exists pg_stat_statements;
