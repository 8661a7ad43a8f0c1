do $$
declare
    name text;
begin
    foreach name in array array['contentapi_editor', 'contentapi_reader'] loop
        begin
            if not exists (select from pg_roles where rolname = name) then
                execute format('create role %I nologin', name);
            end if;
        exception when duplicate_object or unique_violation then
            null;
        end;
    end loop;
end
$$;
