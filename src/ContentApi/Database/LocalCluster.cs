using System.Diagnostics;
using System.Text;
using Npgsql;

namespace ContentApi.Database;

/// <summary>
/// A private PostgreSQL for this machine's user: no port, only a socket in a folder that nobody else may enter.
/// File permissions are its whole protection (who can read the folder could read the data files), so it asks for no password.
/// Processes share it: the first starts it, later ones and whoever finds it orphaned adopt it, the last to leave stops it.
/// </summary>
public sealed class LocalCluster : IAsyncDisposable
{
    /// <summary>The database that <c>serve</c> uses.</summary>
    public const string Database = "contentapi";

    public const string Owner = "contentapi";
    public const string Editor = "contentapi_editor";
    public const string Reader = "contentapi_reader";

    // sockaddr_un holds 108 bytes on Linux, 104 elsewhere, with a closing zero.
    private const int LongestSocketPath = 103;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private readonly PostgresPrograms programs;
    private readonly bool throwAway;
    private string? socketLink;
    private FileStream? use;

    private LocalCluster(PostgresPrograms programs, string folder, bool throwAway)
    {
        (this.programs, this.throwAway, Folder) = (programs, throwAway, Path.GetFullPath(folder));
    }

    /// <summary>Holds the data, the socket and the log.</summary>
    public string Folder { get; }

    /// <summary>PostgreSQL's own log.</summary>
    public string Log => Path.Combine(Folder, "log");

    private string Data => Path.Combine(Folder, "data");

    /// <param name="bin">The setting <c>Postgres:Bin</c>, or null.</param>
    /// <param name="data">The setting <c>Postgres:Data</c>, or null: below the user's state folder.</param>
    /// <returns>Null when PostgreSQL's programs are not on this machine.</returns>
    public static LocalCluster? Find(string? bin, string? data) =>
        PostgresPrograms.Find(bin) is { } programs ? new LocalCluster(programs, data ?? Path.Combine(StateFolder(), "postgres"), throwAway: false) : null;

    /// <summary>A cluster in a new temporary folder that trades durability for speed and is deleted when stopped: for tests.</summary>
    public static LocalCluster? FindThrowAway(string? bin) =>
        PostgresPrograms.Find(bin) is { } programs
            ? new LocalCluster(programs, Path.Combine(Path.GetTempPath(), $"contentapi-{Guid.NewGuid():N}"), throwAway: true)
            : null;

    /// <summary>Where a user's programs keep what outlives them; root's must be reachable for the user that PostgreSQL runs as.</summary>
    public static string StateFolder() =>
        Environment.IsPrivilegedProcess ? "/var/lib/contentapi"
        : Environment.GetEnvironmentVariable("XDG_STATE_HOME") is { Length: > 0 } state ? Path.Combine(state, "contentapi")
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "state", "contentapi");

    public string ConnectionString(string database, string role) => new NpgsqlConnectionStringBuilder
    {
        Host = socketLink ?? Folder,
        Username = role,
        Database = database,
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
    }.ConnectionString;

    public async Task StartAsync(CancellationToken stop)
    {
        await programs.MakeFolderAsync(Folder, stop);
        LinkLongPath();

        await using var gate = await LockAsync("start.lock", stop);
        if (!Directory.Exists(Data)) await InitialiseAsync(stop);
        await RefuseOtherVersionAsync(stop);

        // After kill -9, orphaned back ends may hold the data folder for a while, and a stopping server its lock file.
        for (var waited = Stopwatch.StartNew(); !await AnswersAsync(stop);)
        {
            try
            {
                await programs.RunAsync("pg_ctl", ["start", "--silent", "--wait", "-D", Data, "-l", Log, "-o", ServerOptions()], stop);
            }
            catch (DatabaseException) when (waited.Elapsed < Patience)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), stop);
            }
            catch (DatabaseException fault)
            {
                throw new DatabaseException($"PostgreSQL does not start in '{Folder}'; its log is '{Log}'.", fault);
            }
        }

        use ??= OpenShared("use.lock");
        await MakeDatabaseAsync(stop);
    }

    /// <summary>Stops the server, under whoever uses it.</summary>
    public Task StopAsync() => programs.RunAsync("pg_ctl", ["stop", "--silent", "--wait", "--mode=fast", "-D", Data], CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        if (use is not null)
        {
            await using var gate = await LockAsync("start.lock", CancellationToken.None);
            await use.DisposeAsync();
            if (TryLock("use.lock") is { } lastToLeave)
            {
                await using (lastToLeave)
                {
                    if (await AnswersAsync(CancellationToken.None)) await StopAsync();
                }
            }
        }

        if (throwAway) Directory.Delete(Folder, recursive: true);
        if (socketLink is not null) Directory.Delete(Path.GetDirectoryName(socketLink)!, recursive: true);
    }

    private string ServerOptions()
    {
        // The socket's folder is relative to the data folder: a server's path is as limited in length as a client's.
        const string options = "-c listen_addresses='' -c unix_socket_directories=.. -c unix_socket_permissions=0700";
        return throwAway ? options + " -c fsync=off -c full_page_writes=off -c max_connections=300" : options;
    }

    private void LinkLongPath()
    {
        if (socketLink is not null || Encoding.UTF8.GetByteCount(Path.Combine(Folder, ".s.PGSQL.5432")) <= LongestSocketPath) return;

        socketLink = Path.Combine(Directory.CreateTempSubdirectory("contentapi-").FullName, "s");
        File.CreateSymbolicLink(socketLink, Folder);
    }

    /// <summary>Whoever is interrupted here leaves no half-made data folder behind.</summary>
    private async Task InitialiseAsync(CancellationToken stop)
    {
        var made = Data + ".new";
        if (Directory.Exists(made)) Directory.Delete(made, recursive: true);
        string[] sync = throwAway ? ["--no-sync"] : [];
        await programs.RunAsync("initdb", ["-D", made, "--encoding=UTF8", "--locale=C", "--auth=trust", "--username", Owner, .. sync], stop);
        Directory.Move(made, Data);
    }

    private async Task RefuseOtherVersionAsync(CancellationToken stop)
    {
        var made = (await File.ReadAllTextAsync(Path.Combine(Data, "PG_VERSION"), stop)).Trim();
        var ours = await programs.MajorVersionAsync(stop);
        if (made != $"{ours}")
            throw new DatabaseException($"'{Data}' was made by PostgreSQL {made} and '{programs.Folder}' holds {ours}: name the programs of {made} in Postgres:Bin, upgrade with pg_upgrade, or name another folder in Postgres:Data.");
    }

    private async Task<bool> AnswersAsync(CancellationToken stop)
    {
        try
        {
            await using var connection = new NpgsqlConnection(ConnectionString("postgres", Owner) + ";Pooling=false");
            await connection.OpenAsync(stop);
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    /// <summary>The roles may log in here: what is served and edited on this cluster is so with the same few rights as anywhere.</summary>
    private async Task MakeDatabaseAsync(CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres", Owner) + ";Pooling=false");
        await connection.OpenAsync(stop);
        await MakeAsync($"create role {Editor} login", PostgresErrorCodes.DuplicateObject);
        await MakeAsync($"create role {Reader} login", PostgresErrorCodes.DuplicateObject);
        await MakeAsync($"create database {Database}", PostgresErrorCodes.DuplicateDatabase);

        async Task MakeAsync(string statement, string alreadyThere)
        {
            try
            {
                await using var command = new NpgsqlCommand(statement, connection);
                await command.ExecuteNonQueryAsync(stop);
            }
            catch (PostgresException fault) when (fault.SqlState == alreadyThere)
            {
            }
        }
    }

    private async Task<FileStream> LockAsync(string name, CancellationToken stop)
    {
        while (true)
        {
            if (TryLock(name) is { } gate) return gate;
            await Task.Delay(TimeSpan.FromMilliseconds(50), stop);
        }
    }

    private FileStream? TryLock(string name)
    {
        try
        {
            return new FileStream(Path.Combine(Folder, name), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private FileStream OpenShared(string name) => new(Path.Combine(Folder, name), FileMode.OpenOrCreate, FileAccess.Read, FileShare.Read);
}
