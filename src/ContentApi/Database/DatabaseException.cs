using Npgsql;

namespace ContentApi.Database;

/// <summary>What is wrong with the database, as one sentence for whoever runs the program.</summary>
public sealed class DatabaseException(string sentence, Exception? cause = null) : Exception(sentence, cause)
{
    /// <summary>What only a change of settings cures; null for what may pass by itself: a server away, starting or full.</summary>
    public static DatabaseException? OfSettings(Exception fault) => fault switch
    {
        DatabaseException already => already,
        PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } refused =>
            new($"PostgreSQL refuses the login: {refused.MessageText}.", fault),
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } absent => new($"PostgreSQL has no such database: {absent.MessageText}.", fault),
        PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } denied =>
            new($"PostgreSQL denies this login what it needs: {denied.MessageText}; migrate needs the database's owner, serve the role contentapi_reader, content the role contentapi_editor.", fault),
        _ => null,
    };

    /// <summary>Any fault of the database, for a verb that ends with it; null for what is none.</summary>
    public static DatabaseException? Of(Exception fault) => OfSettings(fault) ?? fault switch
    {
        PostgresException refused => new($"PostgreSQL answers: {refused.MessageText} ({refused.SqlState}).", fault),
        NpgsqlException lost => new($"PostgreSQL is out of reach: {lost.InnerException?.Message ?? lost.Message}.", fault),
        _ => null,
    };
}
