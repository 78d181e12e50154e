-- Once, when the database is made. Who has one already runs this line by hand as its owner.
create extension if not exists pg_stat_statements;
