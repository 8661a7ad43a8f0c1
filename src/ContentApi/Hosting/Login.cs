using ContentApi.Database;
using Npgsql;

namespace ContentApi.Hosting;

/// <summary>The setting <c>ConnectionStrings</c>: <c>Reader</c> to serve, <c>Editor</c> to write content, <c>Owner</c> to migrate.</summary>
internal static class Login
{
    private static readonly string[] Names = ["Reader", "Editor", "Owner"];

    /// <returns>Null when none of the three is set: then the private PostgreSQL serves.</returns>
    /// <exception cref="DatabaseException">Another is set and this one is not, or it cannot be read.</exception>
    public static NpgsqlConnectionStringBuilder? Find(IConfiguration configuration, string name)
    {
        if (configuration.GetConnectionString(name) is { Length: > 0 } value) return Parse(name, value);
        return Names.FirstOrDefault(other => !string.IsNullOrEmpty(configuration.GetConnectionString(other))) is { } other
            ? throw new DatabaseException($"ConnectionStrings:{other} is set, but this needs ConnectionStrings:{name}.")
            : null;
    }

    private static NpgsqlConnectionStringBuilder Parse(string name, string value)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(value);
        }
        catch (ArgumentException)
        {
            // Its message quotes the string, which may hold a password.
            throw new DatabaseException($"ConnectionStrings:{name} is not a connection string that Npgsql can read.");
        }
    }
}
