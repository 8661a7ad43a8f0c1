-- Who may what. Roles belong to the whole server and have no login: an operator grants them to logins of their own.

do $$
declare
    name text;
begin
    foreach name in array array['contentapi_editor', 'contentapi_reader'] loop
        if not exists (select from pg_roles where rolname = name) then
            begin
                execute format('create role %I nologin', name);
            exception when duplicate_object or unique_violation then
                null; -- another database of this server was migrated at the same moment
            end;
        end if;
    end loop;
end
$$;

revoke all on schema public from public;

-- The editor adds; the triggers hold the rest. Slugs are written by the release alone.
grant usage on schema content to contentapi_editor;
grant select, insert on all tables in schema content to contentapi_editor;
revoke insert on content.slug, content.live from contentapi_editor;
