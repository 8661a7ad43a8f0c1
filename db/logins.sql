-- The logins of a new PostgreSQL server and the database they share, for psql as its superuser. Passwords come from the environment:
-- OWNER_PASSWORD, EDITOR_PASSWORD, READER_PASSWORD. Who may what is db/migrations' to say; here are only names and passwords.

\set ON_ERROR_STOP on
\getenv owner_password OWNER_PASSWORD
\getenv editor_password EDITOR_PASSWORD
\getenv reader_password READER_PASSWORD

-- The first migration would make these two, which takes more rights than the owner needs otherwise.
create role contentapi_editor nologin;
create role contentapi_reader nologin;

create role contentapi login password :'owner_password';
create role editor login password :'editor_password' in role contentapi_editor;
create role reader login password :'reader_password' in role contentapi_reader;

create database contentapi owner contentapi encoding 'UTF8' template template0;
