#!/bin/sh
# Once, when the database is made: the role that the app, backups and the exporter use, which owns the database and is no superuser.
# What it may besides: make the databases in which backups are proved and restored, read the statistics of all of PostgreSQL, and end
# what is connected to a database that a restore replaces. The superuser keeps no password, so that only whoever is on this machine is it:
# docker compose exec postgres psql --username postgres
psql --no-psqlrc --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB" <<'SQL'
\getenv superuser POSTGRES_USER
\getenv database POSTGRES_DB
\getenv role POSTGRES_ROLE
\getenv password POSTGRES_PASSWORD
begin;
create role :"role" login createdb password :'password';
grant pg_monitor, pg_signal_backend to :"role";
alter database :"database" owner to :"role";
alter role :"superuser" password null;
commit;
SQL
