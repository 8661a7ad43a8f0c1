using System.ComponentModel;
using System.Diagnostics;

namespace ContentApi.Database;

/// <summary>PostgreSQL's own programs on this machine.</summary>
/// <param name="Folder">Where <c>initdb</c>, <c>pg_ctl</c> and <c>postgres</c> are.</param>
public sealed record PostgresPrograms(string Folder)
{
    /// <summary>Whom PostgreSQL runs as, which refuses to run as root; null: as ourselves.</summary>
    public string? User { get; private init; }

    /// <param name="setting">The folder of the programs (<c>Postgres:Bin</c>); null: look for it.</param>
    /// <returns>Null when this machine has none.</returns>
    public static PostgresPrograms? Find(string? setting)
    {
        if (OperatingSystem.IsWindows()) return null;

        var folder = Candidates(setting).FirstOrDefault(folder =>
            IsProgram(folder, "initdb") && IsProgram(folder, "pg_ctl") && IsProgram(folder, "postgres"));
        if (folder is not null) return new PostgresPrograms(folder) { User = Environment.IsPrivilegedProcess ? OtherUser() : null };

        return setting is null ? null : throw new DatabaseException($"Postgres:Bin is '{setting}', which holds no initdb, pg_ctl and postgres.");
    }

    /// <summary>Runs a program to its end, as <see cref="User"/>; what it printed, or a fault.</summary>
    public async Task<string> RunAsync(string program, string[] arguments, CancellationToken stop)
    {
        var (code, output, error) = await RunAsync(AsUser([Path.Combine(Folder, program), .. arguments]), stop);
        return code == 0 ? output : throw new DatabaseException($"{program} failed: {OneLine(error.Length > 0 ? error : output)}");
    }

    public async Task<int> MajorVersionAsync(CancellationToken stop)
    {
        // "postgres (PostgreSQL) 18.1 (Debian …)", or "18beta1" in place of the number.
        var words = (await RunAsync("postgres", ["--version"], stop)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return int.Parse(string.Concat(words[2].TakeWhile(char.IsAsciiDigit)), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Makes a folder that belongs to <see cref="User"/> and that nobody else may enter.</summary>
    public async Task MakeFolderAsync(string path, CancellationToken stop)
    {
        string[] owner = User is null ? [] : ["-o", User];
        var (code, _, error) = await RunAsync(["install", "-d", "-m", "0700", .. owner, path], stop);
        if (code != 0)
            throw new DatabaseException($"PostgreSQL's folder '{path}' cannot be made ({OneLine(error)}): name another in Postgres:Data.");
        if (User is not null && (await RunAsync(AsUser(["test", "-w", path]), stop)).Code != 0)
            throw new DatabaseException($"'{path}' is out of reach of the user {User}, whom PostgreSQL runs as: name another folder in Postgres:Data.");
    }

    /// <summary>A link that a removed package left behind exists and is no program.</summary>
    private static bool IsProgram(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        return File.Exists(path) && File.ResolveLinkTarget(path, returnFinalTarget: true) is null or { Exists: true };
    }

    private static IEnumerable<string> Candidates(string? setting)
    {
        if (setting is not null) return [setting];

        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries);
        const string debian = "/usr/lib/postgresql";
        var versions = Directory.Exists(debian) ? Directory.GetDirectories(debian) : [];
        return [.. path, .. versions.OrderByDescending(Version).Select(version => Path.Combine(version, "bin"))];

        static int Version(string folder) => int.TryParse(Path.GetFileName(folder), out var version) ? version : 0;
    }

    private static string OtherUser()
    {
        var users = File.ReadLines("/etc/passwd").Select(line => line.Split(':')[0]).ToHashSet();
        return users.Contains("postgres") ? "postgres"
            : users.Contains("nobody") ? "nobody"
            : throw new DatabaseException("PostgreSQL refuses to run as root, and there is neither a user postgres nor nobody: run this as an ordinary user.");
    }

    private string[] AsUser(string[] command)
    {
        if (User is null) return command;
        if (IsInstalled("runuser")) return ["runuser", "-u", User, "--", .. command];
        if (IsInstalled("su")) return ["su", "-s", "/bin/sh", User, "-c", string.Join(' ', command.Select(Quote))];
        throw new DatabaseException("PostgreSQL refuses to run as root, and neither runuser nor su is here to start it as another user.");

        static bool IsInstalled(string program) =>
            (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Append("/usr/sbin").Any(folder => File.Exists(Path.Combine(folder, program)));

        static string Quote(string argument) => $"'{argument.Replace("'", @"'\''", StringComparison.Ordinal)}'";
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(string[] command, CancellationToken stop)
    {
        // Our own working directory may be closed to the other user.
        var start = new ProcessStartInfo(command[0], command[1..]) { WorkingDirectory = "/", RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToList()) start.Environment.Remove(name);
        start.Environment["LC_ALL"] = "C";

        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync(stop);
            var error = process.StandardError.ReadToEndAsync(stop);
            await process.WaitForExitAsync(stop);
            return (process.ExitCode, await output, await error);
        }
        catch (Win32Exception fault)
        {
            throw new DatabaseException($"{command[0]} cannot be started: {fault.Message}.", fault);
        }
    }

    private static string OneLine(string text) => string.Join(' ', text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
}
